namespace CdnLab.Scenarios.Comparing.Output;

/// <summary>A figure of a remedy, as tables and files have it.</summary>
/// <param name="Name">Its column in files, with the unit.</param>
/// <param name="Value">Its value; null: not by the horizon, which counts as later than everything.</param>
internal sealed record FigureColumn(string Name, Func<RemedyFigures, double?> Value)
{
    /// <summary>All figures, in the order of files.</summary>
    public static IReadOnlyList<FigureColumn> All { get; } =
    [
        new("clean_50_seconds", f => f.Clean50),
        new("clean_99_seconds", f => f.Clean99),
        new("clean_100_seconds", f => f.Clean100),
        new("looped_requests", f => f.Looped),
        new("failed_requests", f => f.Failed),
        new("origin_peak_rate", f => f.OriginPeakRate),
        new("origin_peak_utilization", f => f.OriginPeakUtilization),
        new("origin_overload_seconds", f => f.OverloadSeconds),
        new("origin_queue_max", f => f.QueueMax),
        new("latency_p99_seconds", f => f.LatencyP99),
        new("hit_ratio_dip", f => f.HitRatioDip),
        new("origin_miss", f => f.Miss),
        new("origin_revalidation", f => f.Revalidation),
        new("origin_purge_refill", f => f.PurgeRefill),
        new("origin_retry", f => f.Retry),
        new("origin_redirect", f => f.Redirect),
        new("purge_calls", f => f.Calls),
        new("purge_lost_keys", f => f.Lost),
        new("purge_quota_wait_seconds", f => f.QuotaWaitSeconds),
        new("purge_seconds", f => f.PurgeSeconds),
        new("collateral_responses", f => f.Collateral),
        new("still_looping_projects", f => f.AffectedProjects),
        new("looped_after_purge_projects", f => f.LoopedAfterPurge),
        new("correctness_points", f => f.Correctness),
    ];
}
