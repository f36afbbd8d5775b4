using static CdnLab.Scenarios.Journal.MetricContext;

namespace CdnLab.Scenarios.Journal;

/// <summary>
/// The metrics that expectations name: the numbers of <c>summary.json</c> by their path (times as seconds since the
/// run's start), and figures derived from journal and series.
/// </summary>
public static class MetricCatalog
{
    private static readonly Metric[] All =
    [
        new("requests.total", "client requests", c => c.Summary.Requests.Total),
        new("requests.ok", "client requests that ended well", c => c.Summary.Requests.Ok),
        new("requests.looped", "client requests that looped", c => c.Summary.Requests.Looped),
        new("requests.not_found", "client requests answered 404", c => c.Summary.Requests.NotFound),
        new("requests.server_error", "client requests answered 5xx", c => c.Summary.Requests.ServerError),
        new("requests.timed_out", "client requests given up", c => c.Summary.Requests.TimedOut),
        new("requests.ok_ratio", "share of client requests that ended well",
            c => Ratio(c.Summary.Requests.Ok, c.Summary.Requests.Total)),
        new("requests.looped_ratio", "share of client requests that looped",
            c => Ratio(c.Summary.Requests.Looped, c.Summary.Requests.Total)),
        new("requests.error_ratio", "share of client requests that ended in a 5xx or were given up",
            c => Ratio(c.Summary.Requests.ServerError + c.Summary.Requests.TimedOut, c.Summary.Requests.Total)),
        new("errors.peak_ratio", "highest error ratio of a bin", c => ErrorFigures.PeakRatio(c.Record)),
        new("errors.seconds", "seconds of bins in which over 1 % of client requests failed",
            c => ErrorFigures.DisturbedSeconds(c.Record)),
        new("errors.half_seconds", "seconds of bins in which at least half of the client requests failed",
            c => ErrorFigures.HalfSeconds(c.Record)),
        new("errors.last_hour_ratio", "error ratio of the last hour", c => c.Last(TimeSpan.FromHours(1)).ErrorRatio),
        new("wire_requests", "requests on the wire, every hop counted", c => c.Summary.WireRequests),
        new("edge.hit_ratio", "hits over requests at the PoPs", c => c.Summary.Edge.HitRatio),
        new("edge.hit_ratio_before", "hits over requests at the PoPs before the deploys",
            c => c.Windows.Before.EdgeHitRatio),
        new("edge.rate_before", "requests a second on the wire before the deploys", c => c.Windows.Before.WireRate),
        new("edge.peak_rate", "highest wire rate of a bin, requests a second", c => c.Summary.Edge.PeakRate),
        new("edge.loop_amplification", "wire rate between edge deploy and purge over that before the deploys",
            c => Ratio(c.Windows.Loop.WireRate, c.Windows.Before.WireRate)),
        new("origin.requests", "origin requests", c => c.Summary.Origin.Requests),
        new("origin.peak_rate", "highest origin rate of a bin, requests a second", c => c.Summary.Origin.PeakRate),
        new("origin.peak_utilization", "highest utilization of a bin", c => c.Summary.Origin.PeakUtilization),
        new("origin.overload_seconds", "seconds of bins in overload", c => c.Summary.Origin.OverloadSeconds),
        new("origin.overload_after_faults_seconds", "seconds of bins in overload after the last fault began or ended",
            c => c.LastFault is { } fault ? RunSummarizer.OverloadSeconds(c.Between(fault, null).Bins) : null),
        new("origin.share_before", "origin requests over client requests before the deploys",
            c => c.Windows.Before.OriginShare),
        new("origin.rate_before", "origin requests a second before the deploys", c => c.Windows.Before.OriginRate),
        new("origin.redirect_rate_before", "origin requests a second that a redirect answered, before the deploys",
            c => c.Windows.Before.OriginRedirectRate),
        new("origin.peak_over_before", "highest origin rate of a bin over that before the deploys",
            c => Ratio(c.Summary.Origin.PeakRate, c.Windows.Before.OriginRate)),
        new("origin.by_cause.miss", "origin requests by cause", c => c.Summary.Origin.ByCause.Miss),
        new("origin.by_cause.revalidation", "origin requests by cause", c => c.Summary.Origin.ByCause.Revalidation),
        new("origin.by_cause.purge_refill", "origin requests by cause", c => c.Summary.Origin.ByCause.PurgeRefill),
        new("origin.by_cause.retry", "origin requests by cause", c => c.Summary.Origin.ByCause.Retry),
        new("origin.by_cause.redirect", "origin requests by cause", c => c.Summary.Origin.ByCause.Redirect),
        new("origin.flat_during_loop", "origin rate between edge deploy and purge over that before the deploys",
            c => Ratio(c.Windows.Loop.OriginRate, c.Windows.Before.OriginRate)),
        new("origin.purge_over_before",
            "origin rate during the purge over that before the deploys, where no request counts as one",
            c => Ratio(c.Windows.Purge.OriginRate, c.Windows.Before.OriginRateLeast)),
        new("origin.loop_over_purge", "origin rate between edge deploy and purge over that during the purge",
            c => Ratio(c.Windows.Loop.OriginRate, c.Windows.Purge.OriginRate)),
        new("loops.first_at", "first loop, seconds since the start", c => c.SinceStart(c.Summary.Loops.FirstAt)),
        new("loops.detected_at", "first post that says investigating, seconds since the start",
            c => c.SinceStart(c.Summary.Loops.DetectedAt)),
        new("loops.last_at", "last loop, seconds since the start", c => c.SinceStart(c.Summary.Loops.LastAt)),
        new("loops.peak_ratio", "highest looped ratio of a bin", c => c.Summary.Loops.PeakRatio),
        new("loops.half_at", "first bin in which half of the client requests looped, seconds since the start",
            c => c.SinceStart(c.Record.Series.FirstOrDefault(b => b.LoopedRatio >= 0.5)?.Time)),
        new("loops.detected_ratio", "looped ratio of the whole bin before the first post that says investigating",
            c => c.Record.Series.LastOrDefault(b => b.End <= c.Summary.Loops.DetectedAt)?.LoopedRatio),
        new("loops.before_edge_deploy_ratio",
            "share of the looped client requests in the whole bins before the first edge deploy",
            c => Ratio(c.Record.Series.Where(b => b.End <= c.FirstEdgeDeploy).Sum(b => b.Looped),
                c.Summary.Requests.Looped)),
        new("loops.last_hour_ratio", "looped ratio of the last hour", c => c.Last(TimeSpan.FromHours(1)).LoopedRatio),
        new("loops.last_day_ratio", "looped ratio of the last day", c => c.Last(TimeSpan.FromDays(1)).LoopedRatio),
        new("loops.affected_projects", "projects that looped", c => c.Summary.Loops.AffectedProjects),
        new("loops.clean_50_at", "half the affected projects clean, seconds since the start",
            c => c.SinceStart(c.Summary.Loops.Clean50At)),
        new("loops.clean_99_at", "99 % of the affected projects clean, seconds since the start",
            c => c.SinceStart(c.Summary.Loops.Clean99At)),
        new("loops.clean_100_at", "all affected projects clean, seconds since the start",
            c => c.SinceStart(c.Summary.Loops.Clean100At)),
        new("loops.first_after_edge_deploy_seconds", "first loop, seconds after the first edge deploy",
            c => (c.Summary.Loops.FirstAt - c.FirstEdgeDeploy)?.TotalSeconds),
        new("loops.first_after_origin_deploy_seconds", "first loop, seconds after the first origin deploy",
            c => (c.Summary.Loops.FirstAt - c.FirstOriginDeploy)?.TotalSeconds),
        new("loops.between_deploys_ratio", "looped ratio from the first origin deploy to the first edge deploy",
            c => c.FirstOriginDeploy is { } origin && c.FirstEdgeDeploy is { } edge
                ? c.Between(origin, edge).LoopedRatio
                : null),
        new("loops.last_after_edge_deploy_seconds",
            "last loop, seconds after the last edge deploy (a roll-back is one); negative when before",
            c => (c.Summary.Loops.LastAt - c.LastEdgeDeploy)?.TotalSeconds),
        new("loops.last_after_purge_seconds", "last loop, seconds after the purge finished; negative when before",
            c => (c.Summary.Loops.LastAt - c.Summary.Purge?.FinishedAt)?.TotalSeconds),
        new("loops.after_purge_ratio", "looped ratio from 300 s after the purge finished",
            c => c.Windows.After.LoopedRatio),
        new("loops.after_first_purge_ratio",
            "looped ratio from 300 s after the first purge finished to the next purge, or to the end",
            c => c.UntilNextPurge(c.Record.OfKind(EventKinds.PurgeFinished).FirstOrDefault()?.At)?.LoopedRatio),
        new("loops.after_faults_ratio",
            "looped ratio from 300 s after the last fault began or ended to the next purge, or to the end",
            c => c.UntilNextPurge(c.LastFault)?.LoopedRatio),
        new("loops.new_after_purge", "projects that looped for the first time over 300 s after the purge finished",
            NewAfterPurge),
        new("loops.existing_projects", "looping projects that exist",
            c => c.Record.OfKind(EventKinds.LoopFirst)
                .Where(e => e.Flag("missing") != true).Select(e => e.Text("project")).Distinct().Count()),
        new("loops.unaffected_projects", "looping projects whose verbatim name does not differ", UndifferingLoops),
        new("loops.still_looping", "looping projects in the last bin",
            c => c.Record.Series.Count > 0 ? c.Record.Series[^1].LoopingProjects : null),
        new("purge.started_at", "seconds since the start", c => c.SinceStart(c.Summary.Purge?.StartedAt)),
        new("purge.finished_at", "seconds since the start", c => c.SinceStart(c.Summary.Purge?.FinishedAt)),
        new("purge.one_left_at", "all pools but the slowest finished, seconds since the start",
            c => c.SinceStart(PurgeFigures.OneLeft(c.Summary.Purge))),
        new("purge.largest_shard_ratio", "share of the largest pool in the keys",
            c => PurgeFigures.LargestRatio(c.Summary.Purge)),
        new("purge.duration_seconds", "from start to finish of the purge",
            c => (c.Summary.Purge?.FinishedAt - c.Summary.Purge?.StartedAt)?.TotalSeconds),
        new("purge.calls", "purge calls made", c => c.Summary.Purge?.Calls),
        new("purge.failed", "purge calls lost", c => c.Summary.Purge?.Failed),
        new("purge.refills_per_call_first", "origin requests to refill after the first purge, over its calls",
            c => PurgeFigures.RefillsPerCall(c) is [var first, ..] ? first : null),
        new("purge.refills_per_call_least", "the same for the purge with the least",
            c => PurgeFigures.RefillsPerCall(c) is [_, ..] all ? all.Min() : null),
        new("purge.refills_per_call_last", "the same for the last purge",
            c => PurgeFigures.RefillsPerCall(c) is [.., var last] ? last : null),
        new("traffic.schedule_missed", "times the load generator could not keep its schedule",
            c => c.Record.OfKind(EventKinds.ScheduleMissed).Count()),
        new("lab.failures", "steps that could not be done and processes that ended by themselves",
            c => c.Record.OfKind(EventKinds.LabFailure).Count()),
        new("status_posts.count", "status posts", c => c.Summary.StatusPosts.Count),
    ];

    private static readonly Dictionary<string, Metric> ByName = All.ToDictionary(metric => metric.Name);

    /// <summary>Every metric an expectation can name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(metric => metric.Name)];

    /// <summary>Those that tell something of a simulated run: no machine can be too slow for it.</summary>
    internal static IReadOnlyList<string> Simulated { get; } =
        [.. Names.Where(name => name is not ("traffic.schedule_missed" or "lab.failures"))];

    /// <summary>What a metric means, with its unit.</summary>
    /// <exception cref="KeyNotFoundException">The name is not in <see cref="Names"/>.</exception>
    public static string Meaning(string name) => ByName[name].Meaning;

    /// <summary>Every metric of a run, as exact as files are; null where the run does not have it.</summary>
    public static IReadOnlyDictionary<string, double?> Measure(RunRecord record, RunSummary summary)
    {
        var context = new MetricContext(record, summary, RunWindows.Of(record, summary));
        return All.ToDictionary(
            metric => metric.Name,
            metric => metric.Value(context) is { } value ? FixedNumber.Round(value) : (double?)null);
    }

    /// <summary>The metric's value; null when the run does not have it.</summary>
    /// <exception cref="KeyNotFoundException">The name is not in <see cref="Names"/>.</exception>
    internal static double? Measure(string name, MetricContext context) => ByName[name].Value(context);

    private static double? NewAfterPurge(MetricContext context)
    {
        if (context.Summary.Purge?.FinishedAt is not { } finished)
            return null;
        var loops = context.Record.OfKind(EventKinds.LoopFirst).OrderBy(e => e.At).DistinctBy(e => e.Text("project"));
        return loops.Count(e => e.At > finished.AddSeconds(RunWindows.GraceSeconds));
    }

    // Null, which fails, when a loop does not say whether its name differs: silence must not pass as innocence.
    private static double? UndifferingLoops(MetricContext context)
    {
        var loops = context.Record.OfKind(EventKinds.LoopFirst).ToList();
        return loops.All(e => e.Flag("differs") is not null)
            ? loops.Where(e => e.Flag("differs") == false).Select(e => e.Text("project")).Distinct().Count()
            : null;
    }
}
