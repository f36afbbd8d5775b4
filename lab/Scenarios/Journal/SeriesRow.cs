namespace CdnLab.Scenarios.Journal;

/// <summary>
/// One bin of the series: what was counted from <see cref="Time"/> until the next bin. Producers give counts; the
/// rates and ratios of <c>series.csv</c> follow from them. A ratio without a denominator is null, an empty cell.
/// </summary>
public sealed record SeriesRow
{
    /// <summary>Lab time at which the bin begins.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Width of the bin, seconds of lab time; the same for every bin of a run.</summary>
    public required double BinSeconds { get; init; }

    /// <summary>Requests that clients meant to make, each counted once however many redirects it followed.</summary>
    public long Requests { get; init; }

    /// <summary>Requests that ended well.</summary>
    public long Ok { get; init; }

    /// <summary>Requests that ended in a redirect loop.</summary>
    public long Looped { get; init; }

    /// <summary>Requests answered 404.</summary>
    public long NotFound { get; init; }

    /// <summary>Requests answered 5xx, or refused.</summary>
    public long ServerError { get; init; }

    /// <summary>Requests their client gave up on.</summary>
    public long TimedOut { get; init; }

    /// <summary>Requests on the wire, every redirect hop and retry counted.</summary>
    public long WireRequests { get; init; }

    /// <summary>Requests the PoPs received from clients.</summary>
    public long EdgeRequests { get; init; }

    /// <summary>Those of them answered from the cache, fresh or stale.</summary>
    public long EdgeHits { get; init; }

    /// <summary>Requests the origin received.</summary>
    public long OriginRequests { get; init; }

    /// <summary>Origin requests because nothing was stored.</summary>
    public long OriginMiss { get; init; }

    /// <summary>Origin requests to validate a stored response.</summary>
    public long OriginRevalidation { get; init; }

    /// <summary>Origin requests to refill what a purge removed.</summary>
    public long OriginPurgeRefill { get; init; }

    /// <summary>Origin requests that repeat a failed one.</summary>
    public long OriginRetry { get; init; }

    /// <summary>Origin requests answered with a redirect to the canonical URL.</summary>
    public long OriginRedirect { get; init; }

    /// <summary>Worker time spent serving, seconds.</summary>
    public double OriginBusySeconds { get; init; }

    /// <summary>Worker time there was, seconds: workers times the width of the bin.</summary>
    public double OriginWorkerSeconds { get; init; }

    /// <summary>Longest queue before the workers.</summary>
    public long OriginQueueMax { get; init; }

    /// <summary>Origin requests refused because the queue was full, or given up in the queue.</summary>
    public long OriginRejected { get; init; }

    /// <summary>Median latency from the intended start, seconds of lab time; null without requests.</summary>
    public double? LatencyP50 { get; init; }

    /// <summary>99th percentile of the same.</summary>
    public double? LatencyP99 { get; init; }

    /// <summary>Surrogate keys purged within the bin.</summary>
    public long PurgedKeys { get; init; }

    /// <summary>Projects whose newest request looped, a level; one that nobody asks for again stays counted.</summary>
    public long LoopingProjects { get; init; }

    /// <summary>Lab time at which the bin ends.</summary>
    public DateTimeOffset End => Time.AddSeconds(BinSeconds);

    /// <summary>Client requests a second.</summary>
    public double ClientRate => Requests / BinSeconds;

    /// <summary>Wire requests a second.</summary>
    public double WireRate => WireRequests / BinSeconds;

    /// <summary>Origin requests a second.</summary>
    public double OriginRate => OriginRequests / BinSeconds;

    /// <summary>Share of the PoPs' requests answered from the cache.</summary>
    public double? EdgeHitRatio => EdgeRequests > 0 ? (double)EdgeHits / EdgeRequests : null;

    /// <summary>Share of client requests that looped.</summary>
    public double? LoopedRatio => Requests > 0 ? (double)Looped / Requests : null;

    /// <summary>Share of client requests that ended in a server error or a timeout; loops are not in it.</summary>
    public double? ErrorRatio => Requests > 0 ? (double)(ServerError + TimedOut) / Requests : null;

    /// <summary>Busy worker time over worker time.</summary>
    public double? OriginUtilization => OriginWorkerSeconds > 0 ? OriginBusySeconds / OriginWorkerSeconds : null;
}
