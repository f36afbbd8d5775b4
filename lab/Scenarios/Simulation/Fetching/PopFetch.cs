namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>A fetch of one PoP: what it asks for, and who waits for it.</summary>
internal sealed class PopFetch
{
    public required int Row { get; init; }

    public required int Pop { get; init; }

    /// <summary>Key that it fills; -1: it passes the cache.</summary>
    public required int Key { get; init; }

    /// <summary>URL as clients ask for it.</summary>
    public required int Url { get; init; }

    /// <summary>URL that the next tier is asked for.</summary>
    public required int Upstream { get; init; }

    public required long Start { get; init; }

    /// <summary>What the PoP held when it began.</summary>
    public uint Stored { get; init; }

    /// <summary>Whether it is the second try.</summary>
    public bool IsRetry { get; set; }

    /// <summary>Whether it shares its answer.</summary>
    public bool Shared { get; init; }

    /// <summary>Number by which it is looked at while clients may lose patience.</summary>
    public int Watch { get; set; }

    /// <summary>When it was last looked at.</summary>
    public long Looked { get; set; }

    /// <summary>Whether the client whose request began it has gone.</summary>
    public bool LeaderLeft { get; set; }

    public List<(Rider Rider, int Url)> Riders { get; } = new(1);
}
