namespace CdnLab.Model.Purging;

/// <summary>One call to the purge API that is due.</summary>
/// <param name="Shard">Index of the shard in the plan.</param>
/// <param name="First">Index of its first key in the shard.</param>
/// <param name="Count">Keys that it carries, those that follow; 1 for a purge of everything.</param>
/// <param name="Due">When the caller makes it.</param>
/// <param name="Attempt">1 for the first try.</param>
/// <param name="Outcome">Whether it takes effect, fails and is tried again, or is given up.</param>
public readonly record struct PurgeCall(
    int Shard, int First, int Count, DateTimeOffset Due, int Attempt, PurgeCallOutcome Outcome)
{
    /// <summary>0 for the first call of its keys, 1 for the second (<see cref="PurgePasses"/>).</summary>
    public int Pass { get; init; }

    /// <summary>The edge that it purges: a PoP's name or <see cref="PurgeShard.Shield"/>; null: all of them.</summary>
    public string? Edge { get; init; }
}
