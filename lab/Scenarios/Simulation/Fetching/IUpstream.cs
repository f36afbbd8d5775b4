namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>What PoPs fetch from: the shield, or the origin.</summary>
internal interface IUpstream
{
    /// <summary>The answer when it is there at once; else null, and the fetch is answered later.</summary>
    Answer? Ask(PopFetch fetch, long at);

    /// <summary>Told when a PoP's fetch is expected to be answered, and what time it is.</summary>
    Action<PopFetch, long, long>? Expected { get; set; }

    /// <summary>The same for a fetch that is not made unless it must be: what is fresh upstream, or null.</summary>
    Answer? Find(int row, int url, long at);
}
