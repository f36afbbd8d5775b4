using CdnLab.Model.Caching;
using CdnLab.Model.Http;

namespace CdnLab.Conformance.Rules;

/// <summary>An answer between the tiers of a rule run.</summary>
internal sealed record RuleAnswer(string Outcome, int Status, HeaderFields Fields, string Body)
{
    /// <summary>What it came from, when it was stored.</summary>
    public StoredResponse? Served { get; init; }

    public string? Key { get; init; }

    /// <summary>Whether requests that wait for it may share it.</summary>
    public bool Shared { get; init; } = true;

    /// <summary>Outcome of the tier above; empty: not asked.</summary>
    public string Upstream { get; init; } = "";
}
