using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Import;

/// <summary>Rules read from the configuration of a real cache or host.</summary>
/// <param name="Config">The rules, and the cache key when the file sets one.</param>
/// <param name="Findings">What was not understood, in order of place.</param>
public sealed record ImportResult(EdgeConfig Config, IReadOnlyList<ImportFinding> Findings)
{
    /// <summary>Whether the rules say all that the file says about requests. An answer that rests on an incomplete
    /// import is itself incomplete.</summary>
    public bool Complete => Findings.Count == 0;
}
