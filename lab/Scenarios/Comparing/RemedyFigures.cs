namespace CdnLab.Scenarios.Comparing;

/// <summary>What became of one remedy with one seed, from the instant of the decision to the horizon. Times are seconds
/// from that instant.</summary>
public sealed record RemedyFigures
{
    /// <summary>When half of the projects that ever looped had shown their last loop, 0 if before the decision; null:
    /// not by the horizon. One that nobody asks for counts as clean.</summary>
    public double? Clean50 { get; init; }

    /// <summary>The same of 99 %.</summary>
    public double? Clean99 { get; init; }

    /// <summary>The same of all.</summary>
    public double? Clean100 { get; init; }

    /// <summary>Client requests that ended in a loop: the looping rate, integrated over time.</summary>
    public double Looped { get; init; }

    /// <summary>Client requests that ended in a server error or a timeout.</summary>
    public double Failed { get; init; }

    /// <summary>Highest rate of requests at the origin in a bin, requests a second.</summary>
    public double OriginPeakRate { get; init; }

    /// <summary>Highest utilization of the origin in a bin, 0..1.</summary>
    public double OriginPeakUtilization { get; init; }

    /// <summary>Time in which the origin was overloaded, seconds (<c>origin.overload_seconds</c>).</summary>
    public double OverloadSeconds { get; init; }

    /// <summary>Longest queue before the origin's workers.</summary>
    public double QueueMax { get; init; }

    /// <summary>Highest 99th percentile of a bin's client latencies, seconds.</summary>
    public double LatencyP99 { get; init; }

    /// <summary>Hit ratio in the quarter of an hour before the decision, less the lowest of a bin after it.</summary>
    public double HitRatioDip { get; init; }

    /// <summary>Origin requests because nothing was stored.</summary>
    public double Miss { get; init; }

    /// <summary>Origin requests to validate.</summary>
    public double Revalidation { get; init; }

    /// <summary>Origin requests to refill what a purge removed.</summary>
    public double PurgeRefill { get; init; }

    /// <summary>Origin requests that repeat a failed one.</summary>
    public double Retry { get; init; }

    /// <summary>Origin requests answered with a redirect.</summary>
    public double Redirect { get; init; }

    /// <summary>Calls to the purge API, retries included.</summary>
    public double Calls { get; init; }

    /// <summary>Keys whose purge was lost.</summary>
    public double Lost { get; init; }

    /// <summary>Time that calls waited for the provider's quota, seconds, all calls together.</summary>
    public double QuotaWaitSeconds { get; init; }

    /// <summary>When the purge was through; null: there was none, or not by the horizon.</summary>
    public double? PurgeSeconds { get; init; }

    /// <summary>Fresh, right responses that were thrown away, of those that the simulator follows in bulk.</summary>
    public double Collateral { get; init; }

    /// <summary>Projects that still looped at or after the decision.</summary>
    public double AffectedProjects { get; init; }

    /// <summary>Projects that looped again more than five seconds after their own purge was accepted: it did not do
    /// what it promised.</summary>
    public double LoopedAfterPurge { get; init; }

    /// <summary>Points, 0..100: the share of the projects that ever looped that did not loop again after their own
    /// purge and do not loop in the last bin.</summary>
    public double Correctness { get; init; }
}
