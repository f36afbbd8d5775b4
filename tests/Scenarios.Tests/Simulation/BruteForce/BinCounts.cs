using CdnLab.Model.Clients;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>What is counted within one bin.</summary>
internal sealed class BinCounts
{
    private readonly List<double> _latencies = [];
    private int _atOnce;

    public long[] Outcomes { get; } = new long[Enum.GetValues<ChainOutcome>().Length];

    public long[] Causes { get; } = new long[Enum.GetValues<OriginCause>().Length];

    public long Requests { get; set; }

    public long Wire { get; set; }

    public long EdgeRequests { get; set; }

    public long EdgeHits { get; set; }

    public long OriginRequests { get; set; }

    public double BusySeconds { get; set; }

    public double WorkerSeconds { get; set; }

    public long QueueMax { get; set; }

    public long Rejected { get; set; }

    public long PurgedKeys { get; set; }

    public void Latency(TimeSpan latency)
    {
        if (latency > TimeSpan.Zero)
        {
            _latencies.Add(latency.TotalSeconds);
            return;
        }
        _atOnce++;
    }

    public SeriesRow Row(DateTimeOffset time, TimeSpan width, long loopingProjects)
    {
        _latencies.Sort();
        return new()
        {
            Time = time,
            BinSeconds = width.TotalSeconds,
            Requests = Requests,
            Ok = Outcomes[(int)ChainOutcome.Ok],
            Looped = Outcomes[(int)ChainOutcome.Looped],
            NotFound = Outcomes[(int)ChainOutcome.NotFound],
            ServerError = Outcomes[(int)ChainOutcome.ServerError],
            TimedOut = Outcomes[(int)ChainOutcome.TimedOut],
            WireRequests = Wire,
            EdgeRequests = EdgeRequests,
            EdgeHits = EdgeHits,
            OriginRequests = OriginRequests,
            OriginMiss = Causes[(int)OriginCause.Miss],
            OriginRevalidation = Causes[(int)OriginCause.Revalidation],
            OriginPurgeRefill = Causes[(int)OriginCause.PurgeRefill],
            OriginRetry = Causes[(int)OriginCause.Retry],
            OriginRedirect = Causes[(int)OriginCause.Redirect],
            OriginBusySeconds = BusySeconds,
            OriginWorkerSeconds = WorkerSeconds,
            OriginQueueMax = QueueMax,
            OriginRejected = Rejected,
            LatencyP50 = Quantile(0.5),
            LatencyP99 = Quantile(0.99),
            PurgedKeys = PurgedKeys,
            LoopingProjects = loopingProjects,
        };
    }

    /// <summary>By the nearest rank.</summary>
    private double? Quantile(double quantile)
    {
        var count = _atOnce + _latencies.Count;
        var rank = Math.Max(1, (int)Math.Ceiling(quantile * count));
        return count == 0 ? null : rank <= _atOnce ? 0 : _latencies[rank - _atOnce - 1];
    }
}
