using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost.Conducting;

/// <summary>Puts together one bin of the run's series from the bins of the services.</summary>
public static class SeriesAssembler
{
    /// <summary>The row of a bin. A service that counted nothing in it is an empty set of values.</summary>
    /// <param name="bin">Lab time at which the bin begins.</param>
    /// <param name="binSeconds">Its width.</param>
    /// <param name="traffic">Values of the traffic generator.</param>
    /// <param name="pops">Values of each PoP, the shield left out.</param>
    /// <param name="origin">Values of the origin.</param>
    /// <param name="purgedKeys">Keys whose purge was accepted within the bin.</param>
    public static SeriesRow Row(
        DateTimeOffset bin,
        double binSeconds,
        IReadOnlyDictionary<string, double> traffic,
        IReadOnlyList<IReadOnlyDictionary<string, double>> pops,
        IReadOnlyDictionary<string, double> origin,
        long purgedKeys)
    {
        long Pops(params string[] names) => pops.Sum(pop => names.Sum(name => Count(pop, name)));
        return new SeriesRow
        {
            Time = bin,
            BinSeconds = binSeconds,
            Requests = Count(traffic, "requests"),
            Ok = Count(traffic, "ok"),
            Looped = Count(traffic, "looped"),
            NotFound = Count(traffic, "not_found"),
            ServerError = Count(traffic, "server_error"),
            TimedOut = Count(traffic, "timed_out"),
            WireRequests = Count(traffic, "wire_requests"),
            LoopingProjects = Count(traffic, "looping_projects"),
            LatencyP50 = Value(traffic, "latency_p50"),
            LatencyP99 = Value(traffic, "latency_p99"),
            EdgeRequests = Pops("hits", "stale_hits", "misses", "collapsed"),
            EdgeHits = Pops("hits", "stale_hits"),
            OriginRequests = Count(origin, "requests"),
            OriginMiss = Count(origin, "cause_miss"),
            OriginRevalidation = Count(origin, "cause_revalidation"),
            OriginPurgeRefill = Count(origin, "cause_purge_refill"),
            OriginRetry = Count(origin, "cause_retry"),
            OriginRedirect = Count(origin, "cause_redirect"),
            OriginBusySeconds = Value(origin, "busy_seconds") ?? 0,
            OriginWorkerSeconds = Value(origin, "worker_seconds") ?? 0,
            OriginQueueMax = Count(origin, "queue_max"),
            OriginRejected = Count(origin, "rejected") + Count(origin, "timed_out"),
            PurgedKeys = purgedKeys,
        };
    }

    private static double? Value(IReadOnlyDictionary<string, double> values, string name) =>
        values.TryGetValue(name, out var value) ? value : null;

    private static long Count(IReadOnlyDictionary<string, double> values, string name) =>
        (long)Math.Round(Value(values, name) ?? 0);
}
