namespace CdnLab.Scenarios.Compilation;

/// <summary>What an edge keeps under a key, in symbols.</summary>
/// <param name="Answer">The answer kept.</param>
/// <param name="By">What was in force when it was stored.</param>
/// <param name="At">When it was stored.</param>
public sealed record StoredEntry(OriginCell Answer, DeployState By, DateTimeOffset At)
{
    /// <summary>Whether it is fresh. Stale windows are left out: a stale entry is fetched anew.</summary>
    public bool IsFresh(DateTimeOffset now) => now - At < Answer.Lifetime;
}
