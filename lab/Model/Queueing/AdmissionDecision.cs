namespace CdnLab.Model.Queueing;

/// <summary>What becomes of a request that arrives at a queue.</summary>
/// <param name="Outcome">Served, rejected or timed out.</param>
/// <param name="Start">When a worker begins it.</param>
/// <param name="Finish">When the answer (or the timeout) is due.</param>
/// <param name="QueueLength">Requests waiting just after this one arrived, itself included when it waits.</param>
public readonly record struct AdmissionDecision(
    AdmissionOutcome Outcome, DateTimeOffset Start, DateTimeOffset Finish, int QueueLength);
