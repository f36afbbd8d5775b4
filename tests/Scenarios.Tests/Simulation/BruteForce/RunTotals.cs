namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>Totals of a whole run, the warm-up included, that the series does not tell.</summary>
internal sealed class RunTotals
{
    /// <summary>Requests that clients began.</summary>
    public long Arrivals { get; set; }

    /// <summary>Those of them that ended.</summary>
    public long Ended { get; set; }

    /// <summary>Requests on the wire.</summary>
    public long Wire { get; set; }

    /// <summary>Requests that a client's own cache answered.</summary>
    public long OwnHits { get; set; }

    /// <summary>Latencies of those that ended.</summary>
    public double LatencySeconds { get; set; }

    /// <summary>Requests that PoPs received while they were up.</summary>
    public long Asked { get; set; }

    /// <summary>Those of them that they looked up and answered.</summary>
    public long[] Edge { get; } = new long[Enum.GetValues<EdgeAnswer>().Length];

    public long Passed { get; set; }

    public long EdgeRedirects { get; set; }

    /// <summary>Requests whose client had given up when the fetch of another brought the answer.</summary>
    public long Abandoned { get; set; }

    /// <summary>Requests lost with a PoP that was killed, passed ones left out.</summary>
    public long Killed { get; set; }

    /// <summary>Requests that wait at PoPs for a fetch when the run ends.</summary>
    public long Waiting { get; set; }

    public long OriginRequests { get; set; }

    /// <summary>Requests that a worker took, and their waits before it.</summary>
    public long Served { get; set; }

    public double WaitSeconds { get; set; }

    /// <summary>Queue that they met, themselves left out.</summary>
    public double QueueMet { get; set; }

    /// <summary>Time at the origin, from arrival to answer, by the queue's decisions.</summary>
    public double SojournSeconds { get; set; }

    /// <summary>Integral of the number of requests at the origin, by arrivals and answers.</summary>
    public double AtOriginSeconds { get; set; }

    public long PurgesDelivered { get; set; }

    public long PurgesLost { get; set; }

    public long Evicted { get; set; }
}
