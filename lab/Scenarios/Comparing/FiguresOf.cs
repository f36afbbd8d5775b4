using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation;

namespace CdnLab.Scenarios.Comparing;

/// <summary>The figures of a continuation from a simulated run.</summary>
internal static class FiguresOf
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(15);

    public static RemedyFigures Run(SimulationResult result, RemedyPlan plan, DateTimeOffset at)
    {
        var record = new RunRecord(result.Header, result.Events, result.Series);
        var (loops, purge) = (LoopSummarizer.Summarize(record), PurgeSummarizer.Summarize(record));
        var rows = result.Series.Where(row => row.Time >= at).ToList();
        var before = result.Series.Where(row => row.End <= at && row.End > at - Before).ToList();
        var last = LoopSummarizer.LastLoops(record).Values.ToList();
        var (affected, counts) = ((double)last.Count(time => time >= at), result.Counts.Purges);
        var still = result.Series.Count == 0 ? 0 : last.Count(time => time >= result.Series[^1].Time);
        double? Since(DateTimeOffset? clean) =>
            clean is { } time ? Math.Max(0, (time - at).TotalSeconds) : last.Count == 0 ? 0 : null;
        return new()
        {
            Clean50 = Since(loops.Clean50At),
            Clean99 = Since(loops.Clean99At),
            Clean100 = Since(loops.Clean100At),
            Looped = rows.Sum(r => r.Looped),
            Failed = rows.Sum(r => r.ServerError + r.TimedOut),
            OriginPeakRate = rows.Max(r => r.OriginRate),
            OriginPeakUtilization = rows.Max(r => r.OriginUtilization) ?? 0,
            OverloadSeconds = RunSummarizer.OverloadSeconds(rows),
            QueueMax = rows.Max(r => r.OriginQueueMax),
            LatencyP99 = rows.Max(r => r.LatencyP99) ?? 0,
            HitRatioDip = HitRatio(before) - rows.Min(r => r.EdgeHitRatio ?? 1),
            Miss = rows.Sum(r => r.OriginMiss),
            Revalidation = rows.Sum(r => r.OriginRevalidation),
            PurgeRefill = rows.Sum(r => r.OriginPurgeRefill),
            Retry = rows.Sum(r => r.OriginRetry),
            Redirect = rows.Sum(r => r.OriginRedirect),
            Calls = counts.Calls,
            Lost = counts.Lost,
            QuotaWaitSeconds = counts.QuotaWaitSeconds,
            PurgeSeconds = (purge?.FinishedAt - at)?.TotalSeconds,
            Collateral = counts.CleanTaken,
            AffectedProjects = affected,
            LoopedAfterPurge = counts.LoopedAfter,
            Correctness = last.Count == 0 ? 100
                : 100 * (1 - (plan.Purge is null ? still : Math.Max(still, counts.LoopedAfter)) / (double)last.Count),
        };
    }

    private static double HitRatio(IReadOnlyList<SeriesRow> rows) =>
        rows.Sum(r => r.EdgeHits) / (double)Math.Max(1, rows.Sum(r => r.EdgeRequests));
}
