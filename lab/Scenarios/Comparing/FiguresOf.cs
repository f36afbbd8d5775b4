using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation;

namespace CdnLab.Scenarios.Comparing;

/// <summary>The figures of a continuation from a simulated run.</summary>
internal static class FiguresOf
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(15);

    /// <param name="result">The run.</param>
    /// <param name="plan">The remedy.</param>
    /// <param name="at">The instant of the decision.</param>
    /// <param name="weight">How many projects one of a name stands for.</param>
    public static RemedyFigures Run(
        SimulationResult result, RemedyPlan plan, DateTimeOffset at, Func<string, int> weight)
    {
        var record = new RunRecord(result.Header, result.Events, result.Series);
        var purge = PurgeSummarizer.Summarize(record);
        var rows = result.Series.Where(row => row.Time >= at).ToList();
        var before = result.Series.Where(row => row.End <= at && row.End > at - Before).ToList();
        var last = LoopSummarizer.LastLoops(record).Select(loop => (At: loop.Value, Weight: weight(loop.Key)))
            .OrderBy(loop => loop.At).ToList();
        var all = last.Sum(loop => (long)loop.Weight);
        var (affected, counts) = (last.Where(l => l.At >= at).Sum(l => (double)l.Weight), result.Counts.Purges);
        var end = result.Series.Count == 0 ? DateTimeOffset.MaxValue : result.Series[^1].Time;
        var still = last.Where(l => l.At >= end).Sum(l => (double)l.Weight);
        double? Clean(int percent)
        {
            var left = (all * percent + 99) / 100;
            foreach (var (time, stands) in last)
            {
                if ((left -= stands) <= 0)
                {
                    return time >= end ? null : Math.Max(0, (time - at).TotalSeconds);
                }
            }
            return 0;
        }
        return new()
        {
            Clean50 = Clean(50),
            Clean99 = Clean(99),
            Clean100 = Clean(100),
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
            Correctness = all == 0 ? 100
                : 100 * (1 - (plan.Purge is null ? still : Math.Max(still, counts.LoopedAfter)) / all),
        };
    }

    private static double HitRatio(IReadOnlyList<SeriesRow> rows) =>
        rows.Sum(r => r.EdgeHits) / (double)Math.Max(1, rows.Sum(r => r.EdgeRequests));
}
