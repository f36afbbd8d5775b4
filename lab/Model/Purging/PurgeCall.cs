namespace CdnLab.Model.Purging;

/// <summary>One call to the purge API that is due.</summary>
/// <param name="Shard">Index of the shard in the plan.</param>
/// <param name="Key">Surrogate key; null: purge everything.</param>
/// <param name="Due">When the caller makes it.</param>
/// <param name="Attempt">1 for the first try.</param>
/// <param name="Outcome">Whether it takes effect, fails and is tried again, or is given up.</param>
public readonly record struct PurgeCall(
    int Shard, string? Key, DateTimeOffset Due, int Attempt, PurgeCallOutcome Outcome);
