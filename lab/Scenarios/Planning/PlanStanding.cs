using CdnLab.Scenarios.Comparing;

namespace CdnLab.Scenarios.Planning;

/// <summary>Where a candidate stands after the search.</summary>
/// <param name="Plan">The candidate.</param>
/// <param name="Score">Its score by all of its runs in the search.</param>
/// <param name="Rung">The last rung that it took part in, from 0.</param>
/// <param name="Runs">Its runs in the search.</param>
public sealed record PlanStanding(RemedyPlan Plan, PlanScore Score, int Rung, IReadOnlyList<Continuation> Runs);
