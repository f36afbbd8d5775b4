using CdnLab.Scenarios.Checking.States;

namespace CdnLab.Scenarios.Checking;

/// <summary>The searches of a change.</summary>
/// <param name="Groups">By class of URLs and kind of client.</param>
/// <param name="Searches">The searches that were run.</param>
internal sealed record SearchSummary(IReadOnlyList<GroupResult> Groups, IReadOnlyList<SearchResult> Searches)
{
    /// <summary>Whether nothing is broken.</summary>
    public bool Safe => Searches.All(s => s.Violations.Count == 0);

    /// <summary>Whether every state was looked at.</summary>
    public bool Finished => Searches.All(s => s.Finished);
}
