using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Fidelity;

/// <summary>A column of the contract's series as one figure of a stretch of bins: parts over a whole, which keeps the
/// weight of each bin, or a level.</summary>
internal sealed record FidelityFigure(
    string Name,
    FidelityKind Kind,
    Func<IReadOnlyList<SeriesRow>, double> Part,
    Func<IReadOnlyList<SeriesRow>, double> Whole)
{
    /// <summary>One figure for each column, in the contract's order.</summary>
    public static IReadOnlyList<FidelityFigure> All { get; } =
    [
        Rate("client_rate", r => r.Requests),
        Rate("wire_rate", r => r.WireRequests),
        Ratio("edge_hit_ratio", FidelityKind.Ratio, r => r.EdgeHits, r => r.EdgeRequests),
        Ratio("looped_ratio", FidelityKind.Ratio, r => r.Looped, r => r.Requests),
        Ratio("error_ratio", FidelityKind.Ratio, r => r.ServerError + r.TimedOut, r => r.Requests),
        Rate("origin_rate", r => r.OriginRequests),
        Rate("origin_miss", r => r.OriginMiss),
        Rate("origin_revalidation", r => r.OriginRevalidation),
        Rate("origin_purge_refill", r => r.OriginPurgeRefill),
        Rate("origin_retry", r => r.OriginRetry),
        Rate("origin_redirect", r => r.OriginRedirect),
        Ratio("origin_utilization", FidelityKind.Busy, r => r.OriginBusySeconds, r => r.OriginWorkerSeconds),
        Peak("origin_queue", FidelityKind.Queue, r => r.OriginQueueMax),
        Latency("latency_p50", FidelityKind.Median, r => r.LatencyP50),
        Latency("latency_p99", FidelityKind.Tail, r => r.LatencyP99),
        new("purged_keys", FidelityKind.Total, bins => bins.Sum(r => r.PurgedKeys), _ => 1),
        Peak("looping_projects", FidelityKind.Peak, r => r.LoopingProjects),
    ];

    /// <summary>The figure; null when the bins hold nothing to measure it by.</summary>
    public double? Of(IReadOnlyList<SeriesRow> bins) => Whole(bins) is > 0 and var whole ? Part(bins) / whole : null;

    /// <summary>Whether live and simulated mean the same by it then. A simulated run no longer counts a project after
    /// its last loop; a live one counts it until somebody asks for it again, which after a purge nobody may.</summary>
    public bool Compares(FidelityPhase phase) =>
        Name != "looping_projects" || phase.Name is not (FidelityPhase.Purge or FidelityPhase.After);

    private static FidelityFigure Rate(string name, Func<SeriesRow, double> count) =>
        Ratio(name, FidelityKind.Rate, count, r => r.BinSeconds);

    private static FidelityFigure Ratio(
        string name, FidelityKind kind, Func<SeriesRow, double> part, Func<SeriesRow, double> whole) =>
        new(name, kind, bins => bins.Sum(part), bins => bins.Sum(whole));

    private static FidelityFigure Peak(string name, FidelityKind kind, Func<SeriesRow, double> level) =>
        new(name, kind, bins => bins.Max(level), _ => 1);

    // A mean over the bins' quantiles, each as heavy as its requests.
    private static FidelityFigure Latency(string name, FidelityKind kind, Func<SeriesRow, double?> latency) => new(
        name, kind, bins => bins.Sum(r => r.Requests * latency(r) ?? 0), bins => bins.Sum(r => r.Requests));
}
