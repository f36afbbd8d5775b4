using CdnLab.Model.Caching;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>What an edge holds of one key and variant.</summary>
internal sealed class StoredEntry(StoredResponse response, AnswerContent content, DateTimeOffset date)
{
    /// <summary>What the rules know of it; a soft purge replaces it.</summary>
    public StoredResponse Response { get; set; } = response;

    public AnswerContent Content => content;

    /// <summary>When the origin made it.</summary>
    public DateTimeOffset Date => date;

    /// <summary>Whether it is in the store.</summary>
    public bool Queued { get; set; }

    /// <summary>Whether it was looked up since the eviction hand passed it.</summary>
    public bool Visited { get; set; }
}
