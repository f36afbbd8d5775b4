using CdnLab.Model.Clients;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Recording;

/// <summary>What is counted in one bin.</summary>
internal sealed class BinCounts
{
    public long[] Ended { get; } = new long[5];

    public long Wire { get; set; }

    public long EdgeRequests { get; set; }

    public long EdgeHits { get; set; }

    public long OriginRequests { get; set; }

    public long[] Causes { get; } = new long[4];

    public long OriginRedirects { get; set; }

    public long OriginRejected { get; set; }

    /// <summary>Fetches that the origin failed, and the time that all took, seconds.</summary>
    public (long Failed, double Seconds) OriginFetches { get; set; }

    public long QueueMax { get; set; }

    public double BusySeconds { get; set; }

    public double WorkerSeconds { get; set; }

    public long PurgedKeys { get; set; }

    /// <summary>Requests that waited, by the length of the wait (<see cref="WaitScale"/>).</summary>
    public int[]? Waits { get; set; }

    public long Requests => Ended.Sum();

    /// <summary>Counts requests that end without changing anything.</summary>
    public void Add(Channel channel, long count)
    {
        Ended[(int)channel.Outcome] += count;
        Wire += count * channel.Wire;
        EdgeRequests += count * channel.Hits;
        EdgeHits += count * channel.Hits;
    }

    public void End(ChainOutcome outcome, long count) => Ended[(int)outcome] += count;
}
