namespace CdnLab.Model.Purging;

/// <summary>How far a call had come when its purge was broken off.</summary>
/// <param name="Call">The last call of its keys.</param>
/// <param name="Outcome">How it ended; null: that is not known, or it was put off, so it is to be made (again).</param>
/// <param name="At">When.</param>
public readonly record struct RestoredCall(PurgeCall Call, PurgeCallOutcome? Outcome, DateTimeOffset At);
