namespace CdnLab.Scenarios.Checking.Change;

/// <summary>What may go wrong while a plan is carried out; the search tries it at every moment. That an entry is gone
/// early, by eviction or a restart, is always reckoned with.</summary>
public enum FaultKind
{
    /// <summary>A purge reaches one tier before the other, and requests come in between.</summary>
    PurgeRace,

    /// <summary>A purge never reaches a tier.</summary>
    LostPurge,

    /// <summary>The origin fails, so that stale answers serve within stale-if-error.</summary>
    OriginError,
}
