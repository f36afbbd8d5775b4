namespace CdnLab.Scenarios.Simulation;

/// <summary>What the purges of a run did.</summary>
public sealed record PurgeCounts
{
    /// <summary>Calls made, retries included.</summary>
    public long Calls { get; init; }

    /// <summary>Keys whose purge was lost.</summary>
    public long Lost { get; init; }

    /// <summary>Time that calls waited for the provider's quota, seconds, all calls together.</summary>
    public double QuotaWaitSeconds { get; init; }

    /// <summary>Fresh responses that redirect nowhere and were taken, in cells that are simulated in bulk.</summary>
    public long CleanTaken { get; init; }

    /// <summary>Projects that looped more than five seconds after their newest purge was accepted.</summary>
    public long LoopedAfter { get; init; }
}
