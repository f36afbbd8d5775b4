namespace CdnLab.Scenarios.Checking.States;

/// <summary>What a part of a step changes.</summary>
public enum PlanMoveKind
{
    /// <summary>The origin's release.</summary>
    Origin,

    /// <summary>The config of the PoP that is followed.</summary>
    Pop,

    /// <summary>The config of some other PoPs.</summary>
    OtherPops,

    /// <summary>The config of the shield.</summary>
    Shield,

    /// <summary>What PoP and shield hold, in one moment.</summary>
    Purge,

    /// <summary>What the PoP holds.</summary>
    PurgePop,

    /// <summary>What the shield holds.</summary>
    PurgeShield,

    /// <summary>Nothing: a purge did not reach the PoP.</summary>
    LosePop,

    /// <summary>Nothing: a purge did not reach the shield.</summary>
    LoseShield,

    /// <summary>The time.</summary>
    Wait,
}
