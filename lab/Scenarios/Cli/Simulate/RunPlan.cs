using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>A run that is to be done.</summary>
/// <param name="Scenario">The scenario as the user named it.</param>
/// <param name="Spec">The scenario at its size, with the run's seed.</param>
/// <param name="Targets">Where it is written.</param>
/// <param name="Kept">Whether its record in the last of them is needed afterwards.</param>
internal sealed record RunPlan(string Scenario, ScenarioSpec Spec, IReadOnlyList<RunTarget> Targets, bool Kept = false);
