namespace CdnLab.Model.Queueing;

/// <summary>What an origin can do: a pool of workers before a bounded queue, and how long its answers take.</summary>
public sealed record CapacityOptions
{
    /// <summary>Workers, each serving one request at a time.</summary>
    public int Workers { get; init; } = 8;

    /// <summary>Requests that may wait; one more is rejected with 503.</summary>
    public int QueueMax { get; init; } = 2048;

    /// <summary>Longest wait for a worker; a request that would wait longer is answered 503 when that time is
    /// over.</summary>
    public TimeSpan QueueTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Median service time of a document, before its size is counted.</summary>
    public TimeSpan ServiceTimeMedian { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <summary>Spread of the service time: standard deviation of its logarithm.</summary>
    public double ServiceTimeSigma { get; init; } = 0.5;

    /// <summary>Bytes a second that a worker adds to a document's service time.</summary>
    public double BytesPerSecond { get; init; } = 500_000;

    /// <summary>Median service time of a redirect, a 304 or a not-found answer.</summary>
    public TimeSpan SmallServiceTimeMedian { get; init; } = TimeSpan.FromSeconds(0.02);

    /// <summary>How workers that join serve at first; null: as they do later.</summary>
    public ColdStart? ColdStart { get; init; }
}
