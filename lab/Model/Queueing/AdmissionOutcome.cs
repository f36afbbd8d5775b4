namespace CdnLab.Model.Queueing;

/// <summary>What becomes of a request that arrives at a queue.</summary>
public enum AdmissionOutcome
{
    /// <summary>A worker serves it, now or after a wait.</summary>
    Served,

    /// <summary>The queue is full.</summary>
    Rejected,

    /// <summary>It waits for its longest time in vain.</summary>
    TimedOut,
}
