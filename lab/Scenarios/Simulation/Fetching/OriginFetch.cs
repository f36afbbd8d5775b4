using CdnLab.Model.Caching;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>A fetch from the origin: by the shield for PoPs that wait, or by a PoP itself.</summary>
internal sealed class OriginFetch
{
    public required int Row { get; init; }

    /// <summary>Key of the shield that it fills; -1: none.</summary>
    public required int Key { get; init; }

    /// <summary>URL that the origin is asked for.</summary>
    public required int Url { get; init; }

    public required long Start { get; init; }

    /// <summary>Whether it passes the cache of the tier that asks.</summary>
    public bool Passes { get; init; }

    /// <summary>Content stored that it asks to validate; 0: none.</summary>
    public int Validates { get; set; }

    public FetchCause Cause { get; set; }

    public bool IsRetry { get; set; }

    /// <summary>PoPs that wait.</summary>
    public List<PopFetch> Waiting { get; } = new(1);

    /// <summary>The answer on its way.</summary>
    public Answer Answer { get; set; }

    /// <summary>When it arrives.</summary>
    public long Due { get; set; }

    /// <summary>Number of the event at which it arrives.</summary>
    public int Slot { get; set; }
}
