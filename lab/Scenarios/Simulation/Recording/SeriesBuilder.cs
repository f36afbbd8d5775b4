using CdnLab.Model.Clients;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Recording;

/// <summary>Makes the rows of the series of what was counted.</summary>
internal static class SeriesBuilder
{
    /// <summary>The rows from the scenario's start on.</summary>
    /// <param name="world">The run.</param>
    /// <param name="done">Whole bins executed.</param>
    public static IReadOnlyList<SeriesRow> Build(World world, int done)
    {
        var first = world.Curve.BinOf(world.Curve.At(world.Spec.Start));
        var looping = Looping(world, first, done);
        return [.. Enumerable.Range(first, Math.Max(0, done - first)).Select(bin => Row(world, bin, looping[bin]))];
    }

    private static SeriesRow Row(World world, int bin, long looping)
    {
        var counts = world.Bins[bin];
        var ended = counts.Ended;
        return new()
        {
            Time = world.Curve.TimeOf(bin * world.Curve.BinTicks),
            BinSeconds = world.Curve.BinSeconds,
            Requests = counts.Requests,
            Ok = ended[(int)ChainOutcome.Ok],
            Looped = ended[(int)ChainOutcome.Looped],
            NotFound = ended[(int)ChainOutcome.NotFound],
            ServerError = ended[(int)ChainOutcome.ServerError],
            TimedOut = ended[(int)ChainOutcome.TimedOut],
            WireRequests = counts.Wire,
            EdgeRequests = counts.EdgeRequests,
            EdgeHits = counts.EdgeHits,
            OriginRequests = counts.OriginRequests,
            OriginMiss = counts.Causes[(int)Model.Caching.FetchCause.Miss],
            OriginRevalidation = counts.Causes[(int)Model.Caching.FetchCause.Revalidation],
            OriginPurgeRefill = counts.Causes[(int)Model.Caching.FetchCause.PurgeRefill],
            OriginRetry = counts.Causes[(int)Model.Caching.FetchCause.Retry],
            OriginRedirect = counts.OriginRedirects,
            OriginBusySeconds = counts.BusySeconds,
            OriginWorkerSeconds = counts.WorkerSeconds,
            OriginQueueMax = counts.QueueMax,
            OriginRejected = counts.OriginRejected,
            LatencyP50 = Latency(counts, 0.5),
            LatencyP99 = Latency(counts, 0.99),
            PurgedKeys = counts.PurgedKeys,
            LoopingProjects = looping,
        };
    }

    /// <summary>A quantile of the latency: requests that caches answered took no time.</summary>
    private static double? Latency(BinCounts counts, double quantile)
    {
        if (counts.Requests == 0)
        {
            return null;
        }
        var above = (1 - quantile) * counts.Requests;
        for (var i = WaitScale.Classes - 1; counts.Waits is { } waits && i >= 0; i--)
        {
            above -= waits[i];
            if (above < 0)
            {
                return WaitScale.Middle(i);
            }
        }
        return 0;
    }

    /// <summary>By bin: projects that had begun to loop before its end and had not looped for the last time.</summary>
    private static long[] Looping(World world, int first, int done)
    {
        var change = new long[world.Curve.Bins + 1];
        foreach (var (project, from, last, _) in world.Loops.Since(first * world.Curve.BinTicks))
        {
            var weight = world.Sample.WeightOf(project);
            change[Math.Min(done, world.Curve.BinOf(from))] += weight;
            change[Math.Min(done, world.Curve.BinOf(last) + 1)] -= weight;
        }
        for (var bin = 1; bin < change.Length; bin++)
        {
            change[bin] += change[bin - 1];
        }
        return change;
    }
}
