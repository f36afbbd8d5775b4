namespace CdnLab.Scenarios.Checking.States;

/// <summary>A property broken in a state.</summary>
/// <param name="Key">Which one, when and how.</param>
/// <param name="Depth">Actions that lead to the state.</param>
/// <param name="Point">The plan's point.</param>
/// <param name="Walk">The request that shows it.</param>
/// <param name="Trace">The actions.</param>
internal sealed record Violation(
    ViolationKey Key, int Depth, PlanPoint Point, Walk Walk, IReadOnlyList<SearchAction> Trace);
