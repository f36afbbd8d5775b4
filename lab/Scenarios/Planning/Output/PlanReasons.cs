using CdnLab.Scenarios.Comparing;

namespace CdnLab.Scenarios.Planning.Output;

/// <summary>Why a candidate is not the plan.</summary>
internal static class PlanReasons
{
    /// <summary>The bounds that any run broke.</summary>
    public static IReadOnlyList<PlanBound> Bounds(PlanDocument plan, IReadOnlyList<Continuation> runs) =>
        [.. runs.SelectMany(run => Of(plan, run)).Select(v => v.Bound).Distinct().Order()];

    /// <summary>How many runs broke a bound, and the worst of it.</summary>
    public static (int Runs, PlanViolation Worst) Misses(PlanDocument plan, IReadOnlyList<Continuation> runs)
    {
        var broken = runs.Select(run => Of(plan, run).ToList()).Where(v => v.Count > 0).ToList();
        return (broken.Count, broken.SelectMany(v => v).OrderByDescending(v => v.Excess).FirstOrDefault());
    }

    /// <summary>Why a candidate lost, in a few words.</summary>
    public static string Why(PlanDocument plan, PlanStanding standing)
    {
        var winner = plan.Outcome.Winner?.Plan.Choice;
        if (standing.Plan.Choice == winner)
        {
            return "the plan";
        }
        if (plan.Outcome.Proofs.Any(p => p.Plan.Choice == standing.Plan.Choice))
        {
            return "fell out on fresh seeds";
        }
        if (!standing.Score.IsFeasible)
        {
            return string.Join("; ", standing.Runs.SelectMany(run => Of(plan, run))
                .GroupBy(v => v.Bound).OrderBy(g => g.Key)
                .Select(g => PlanWords.Broken(g.MaxBy(v => v.Excess), plan.Task.Constraints, plan.Scale)));
        }
        return plan.Outcome.Standings.FirstOrDefault(s => s.Plan.Choice == winner) is { } best
            && standing.Score.Harm <= best.Score.Harm ? "as little harm, no sooner clean" : "more harm";
    }

    private static IEnumerable<PlanViolation> Of(PlanDocument plan, Continuation run) =>
        PlanCheck.Of(run.Figures, plan.Task.Constraints, plan.Task.Horizon);
}
