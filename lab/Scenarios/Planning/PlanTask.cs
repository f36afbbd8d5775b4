using CdnLab.Scenarios.Comparing;

namespace CdnLab.Scenarios.Planning;

/// <summary>What is to be planned.</summary>
public sealed record PlanTask
{
    /// <summary>The candidates, in an order that breaks ties.</summary>
    public required IReadOnlyList<RemedyPlan> Candidates { get; init; }

    /// <summary>Nothing done: what the others are held against, and the load before the decision.</summary>
    public required RemedyPlan Baseline { get; init; }

    /// <summary>What a plan must keep to.</summary>
    public required PlanConstraints Constraints { get; init; }

    /// <summary>How long each run goes on after the decision.</summary>
    public required TimeSpan Horizon { get; init; }

    /// <summary>How the search spends its runs.</summary>
    public required HalvingSchedule Schedule { get; init; }

    /// <summary>The first seed of the search.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Seeds for the ETA; as many again test it.</summary>
    public int ProofSeeds { get; init; } = PlanProof.SeedsDefault;
}
