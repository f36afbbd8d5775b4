namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>Where a walk through redirects stops.</summary>
internal enum WalkKind : byte
{
    /// <summary>At an answer that is no redirect, or leads away.</summary>
    End,

    /// <summary>Never: it goes round.</summary>
    Loop,

    /// <summary>At a key that must be fetched.</summary>
    Miss,

    /// <summary>At a key that is being fetched.</summary>
    Wait,

    /// <summary>At a request that passes the cache.</summary>
    Pass,
}
