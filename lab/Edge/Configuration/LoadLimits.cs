namespace CdnLab.Edge.Configuration;

/// <summary>How much an edge takes on at once. What is over it is shed: answered 503 with Retry-After, or from a stale
/// response where one may stand in. Hits are never shed.</summary>
public sealed record LoadLimits
{
    /// <summary>Fetches under way at once, passed requests included, each to the end of its content; default 1,024.
    /// </summary>
    public int FetchesMax { get; init; } = 1024;

    /// <summary>Fetches that wait for their turn; default 1,024.</summary>
    public int QueueMax { get; init; } = 1024;

    /// <summary>How long a fetch waits for its turn, in lab time; default 2 s.</summary>
    public TimeSpan QueueTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What Retry-After says; default 2 s.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Connections of clients, and with them requests that wait; more are closed at once. Default 16,384.
    /// </summary>
    public int ConnectionsMax { get; init; } = 16_384;
}
