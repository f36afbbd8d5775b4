using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>A number that sums up a stretch of a series.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Of">The number; 0 where the stretch says nothing.</param>
/// <param name="Resolution">Relative error that an engine may make in recording it.</param>
internal sealed record Quantity(string Name, Func<IReadOnlyList<SeriesRow>, double> Of, double Resolution = 0)
{
    /// <summary>The simulator keeps latencies in classes of a sixteenth of a doubling.</summary>
    private const double LatencyResolution = 0.035;

    /// <summary>One for each column that is drawn by chance, and ratios, which vary less than the counts they come
    /// from.</summary>
    public static IReadOnlyList<Quantity> All { get; } =
    [
        Sum("requests", r => r.Requests),
        Sum("ok", r => r.Ok),
        Sum("looped", r => r.Looped),
        Sum("not_found", r => r.NotFound),
        Sum("server_error", r => r.ServerError),
        Sum("timed_out", r => r.TimedOut),
        Sum("wire_requests", r => r.WireRequests),
        Sum("edge_requests", r => r.EdgeRequests),
        Sum("edge_hits", r => r.EdgeHits),
        Sum("edge_others", r => r.EdgeRequests - r.EdgeHits),
        Sum("origin_requests", r => r.OriginRequests),
        Sum("origin_miss", r => r.OriginMiss),
        Sum("origin_revalidation", r => r.OriginRevalidation),
        Sum("origin_purge_refill", r => r.OriginPurgeRefill),
        Sum("origin_retry", r => r.OriginRetry),
        Sum("origin_redirect", r => r.OriginRedirect),
        Sum("origin_busy_seconds", r => r.OriginBusySeconds),
        Sum("origin_rejected", r => r.OriginRejected),
        Mean("origin_queue", r => r.OriginQueueMax),
        new("origin_queue_max", rows => rows.Max(r => r.OriginQueueMax)),
        Mean("latency_p50", r => r.LatencyP50 ?? 0, LatencyResolution),
        Mean("latency_p99", r => r.LatencyP99 ?? 0, LatencyResolution),
        Mean("looping_projects", r => r.LoopingProjects),
        Ratio("edge_hit_ratio", r => r.EdgeHits, r => r.EdgeRequests),
        Ratio("looped_ratio", r => r.Looped, r => r.Requests),
        Ratio("error_ratio", r => r.ServerError + r.TimedOut, r => r.Requests),
        Ratio("wire_per_request", r => r.WireRequests, r => r.Requests),
        Ratio("redirected_per_loop", r => r.WireRequests - r.Requests, r => r.Looped),
        Ratio("origin_per_miss", r => r.OriginRequests, r => r.EdgeRequests - r.EdgeHits),
        Ratio("busy_per_origin_request", r => r.OriginBusySeconds, r => r.OriginRequests),
    ];

    private static Quantity Sum(string name, Func<SeriesRow, double> value) => new(name, rows => rows.Sum(value));

    private static Quantity Mean(string name, Func<SeriesRow, double> value, double resolution = 0) =>
        new(name, rows => rows.Average(value), resolution);

    private static Quantity Ratio(string name, Func<SeriesRow, double> part, Func<SeriesRow, double> whole) =>
        new(name, rows => rows.Sum(whole) is > 0 and var sum ? rows.Sum(part) / sum : 0);
}
