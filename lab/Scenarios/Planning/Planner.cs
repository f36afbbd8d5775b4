namespace CdnLab.Scenarios.Planning;

/// <summary>Finds a plan: looks whether there is room at all, searches, and proves the best on fresh seeds; where the
/// proof fails, the next best takes its turn.</summary>
public static class Planner
{
    /// <summary>Finds one.</summary>
    /// <param name="task">What is to be planned.</param>
    /// <param name="runs">Does the runs; it knows which engine.</param>
    public static PlanOutcome Run(PlanTask task, PlanRuns runs)
    {
        var baseline = runs.Of(task.Baseline, PlanSearch.Seeds(task.Seed, task.Schedule.Rungs[0].Seeds));
        var idle = IdleLoad.Of(baseline);
        if (idle.IsAbove(task.Constraints))
        {
            return new() { Verdict = PlanVerdict.IdleAboveCap, Idle = idle, Baseline = baseline, Runs = runs.Count };
        }
        var standings = PlanSearch.Run(
            task.Candidates, task.Constraints, task.Horizon, task.Schedule, task.Seed, runs);
        var last = standings[0].Rung;
        var proofs = new List<PlanProof>();
        foreach (var standing in standings.TakeWhile(s => s.Rung == last && s.Score.IsFeasible))
        {
            proofs.Add(PlanProof.Run(
                standing.Plan, task.Constraints, task.Horizon, task.Seed, task.ProofSeeds, runs));
            if (proofs[^1].Score.IsFeasible)
            {
                break;
            }
        }
        return new()
        {
            Verdict = proofs.Count == 0 ? PlanVerdict.NotPossible
                : proofs[^1].Score.IsFeasible ? PlanVerdict.Proven : PlanVerdict.NotProven,
            Idle = idle,
            Baseline = baseline,
            Standings = standings,
            Proofs = proofs,
            Runs = runs.Count,
        };
    }
}
