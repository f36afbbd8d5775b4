using CdnLab.Scenarios.Format.Findings;

namespace CdnLab.Scenarios.Format;

/// <summary>What became of a scenario file.</summary>
/// <param name="Spec">The scenario; null when there are findings.</param>
/// <param name="Findings">Everything that is wrong, by place; empty when the scenario is good.</param>
public sealed record LoadResult(ScenarioSpec? Spec, IReadOnlyList<Finding> Findings);
