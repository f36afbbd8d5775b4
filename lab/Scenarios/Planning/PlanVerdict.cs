namespace CdnLab.Scenarios.Planning;

/// <summary>What became of a search for a plan.</summary>
public enum PlanVerdict
{
    /// <summary>A plan keeps to the constraints on fresh seeds.</summary>
    Proven,

    /// <summary>The origin's load before the decision is above the cap already.</summary>
    IdleAboveCap,

    /// <summary>No candidate keeps to the constraints.</summary>
    NotPossible,

    /// <summary>Some did in the search, none on fresh seeds.</summary>
    NotProven,
}
