using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Planning.Output;

/// <summary>A plan before it is written: the answer, and what its sentences need.</summary>
internal sealed record PlanDocument
{
    /// <summary>The scenario up to the decision, at the size that was simulated.</summary>
    public required ScenarioSpec Scenario { get; init; }

    /// <summary>The instant of the decision.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Share of the full size; rates and counts are written at full size.</summary>
    public required double Scale { get; init; }

    /// <summary>About how many projects were simulated, each for others like it; null: all.</summary>
    public int? Sampled { get; init; }

    /// <summary>Width of a bin, seconds.</summary>
    public required double BinSeconds { get; init; }

    /// <summary>The projects, most popular first.</summary>
    public required IReadOnlyList<Project> Projects { get; init; }

    /// <summary>Command that repeats it.</summary>
    public required string Command { get; init; }

    /// <summary>What was asked.</summary>
    public required PlanTask Task { get; init; }

    /// <summary>The answer.</summary>
    public required PlanOutcome Outcome { get; init; }
}
