using CdnLab.Scenarios.Format.Findings;

namespace CdnLab.Scenarios.Checking.Change;

/// <summary>What became of a change file.</summary>
/// <param name="Spec">The change; null when there are findings.</param>
/// <param name="Findings">Everything that is wrong, by place.</param>
public sealed record ChangeLoad(ChangeSpec? Spec, IReadOnlyList<Finding> Findings);
