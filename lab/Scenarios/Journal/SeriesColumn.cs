namespace CdnLab.Scenarios.Journal;

/// <summary>A column of <c>series.csv</c>; an empty cell is null.</summary>
internal sealed record SeriesColumn(string Name, Func<SeriesRow, double?> Value)
{
    /// <summary>The columns of the contract in its order.</summary>
    public static IReadOnlyList<SeriesColumn> Contract { get; } =
    [
        new("client_rate", r => r.ClientRate),
        new("wire_rate", r => r.WireRate),
        new("edge_hit_ratio", r => r.EdgeHitRatio),
        new("looped_ratio", r => r.LoopedRatio),
        new("error_ratio", r => r.ErrorRatio),
        new("origin_rate", r => r.OriginRate),
        new("origin_miss", r => r.OriginMiss / r.BinSeconds),
        new("origin_revalidation", r => r.OriginRevalidation / r.BinSeconds),
        new("origin_purge_refill", r => r.OriginPurgeRefill / r.BinSeconds),
        new("origin_retry", r => r.OriginRetry / r.BinSeconds),
        new("origin_redirect", r => r.OriginRedirect / r.BinSeconds),
        new("origin_utilization", r => r.OriginUtilization),
        new("origin_queue", r => r.OriginQueueMax),
        new("latency_p50", r => r.LatencyP50),
        new("latency_p99", r => r.LatencyP99),
        new("purged_keys", r => r.PurgedKeys),
        new("looping_projects", r => r.LoopingProjects),
    ];

    /// <summary>Those of the contract, then the counts they follow from, which make totals exact.</summary>
    public static IReadOnlyList<SeriesColumn> All { get; } =
    [
        .. Contract,
        new("bin_seconds", r => r.BinSeconds),
        new("requests", r => r.Requests),
        new("ok", r => r.Ok),
        new("looped", r => r.Looped),
        new("not_found", r => r.NotFound),
        new("server_error", r => r.ServerError),
        new("timed_out", r => r.TimedOut),
        new("wire_requests", r => r.WireRequests),
        new("edge_requests", r => r.EdgeRequests),
        new("edge_hits", r => r.EdgeHits),
        new("origin_requests", r => r.OriginRequests),
        new("origin_miss_count", r => r.OriginMiss),
        new("origin_revalidation_count", r => r.OriginRevalidation),
        new("origin_purge_refill_count", r => r.OriginPurgeRefill),
        new("origin_retry_count", r => r.OriginRetry),
        new("origin_redirect_count", r => r.OriginRedirect),
        new("origin_busy_seconds", r => r.OriginBusySeconds),
        new("origin_worker_seconds", r => r.OriginWorkerSeconds),
        new("origin_rejected", r => r.OriginRejected),
    ];
}
