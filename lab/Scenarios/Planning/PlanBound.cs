namespace CdnLab.Scenarios.Planning;

/// <summary>What can be asked of a plan.</summary>
public enum PlanBound
{
    /// <summary>Utilization of the origin.</summary>
    Utilization,

    /// <summary>Requests a second at the origin.</summary>
    Rate,

    /// <summary>Time until 99 % are clean.</summary>
    Deadline,

    /// <summary>Purge calls an hour.</summary>
    Quota,

    /// <summary>What was purged stays clean.</summary>
    Points,
}
