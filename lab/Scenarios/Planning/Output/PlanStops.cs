using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Comparing.Output;

namespace CdnLab.Scenarios.Planning.Output;

/// <summary>When to stop: what no fresh run did, so that it means that reality is another.</summary>
internal static class PlanStops
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<string> Of(PlanDocument plan, IReadOnlyList<PlanCheckpoint> checkpoints)
    {
        var (proof, constraints) = (plan.Outcome.Winner!, plan.Task.Constraints);
        var runs = proof.Runs;
        var rules = new List<string>();
        if (constraints.UtilizationMax is { } cap)
        {
            rules.Add($"The origin is above {PlanWords.Share(cap)} for "
                + $"{Longer(plan, runs, b => b.Utilization > cap)}. {Back(plan)} below the middle between that and "
                + $"its idle load of {PlanWords.Share(plan.Outcome.Idle.Utilization)}{Then(plan)}");
        }
        if (constraints.RateMax is { } rate)
        {
            rules.Add($"The origin gets more than {PlanWords.Number(rate / plan.Scale)} requests a second for "
                + $"{Longer(plan, runs, b => b.OriginRate > rate)}. {Back(plan)} at half of that{Then(plan)}");
        }
        var failing = runs.Max(run => run.Bins.Where(b => b.Second >= 0).Max(b => b.FailedRate)) / plan.Scale;
        rules.Add($"More than {PlanWords.Number(2 * Math.Max(1, failing))} client requests a second fail: that is "
            + $"twice the most of any fresh run ({PlanWords.Number(failing)}).");
        var high = checkpoints.Where(c => c.LoopedMost > 0).ToList();
        if (high.Count > 0)
        {
            rules.Add("At a checkpoint more requests loop than in any fresh run: "
                + string.Join(", ", high.Select(c =>
                    $"{PlanWords.Number(c.LoopedMost / plan.Scale)} a second at {FigureText.Time(c.Second)}"))
                + ". Then the purge does not do what it should, or the cause is another.");
        }
        var late = plan.Outcome.Winner!.Runs.Max(r => r.Figures.Clean99 ?? double.PositiveInfinity);
        rules.Add(double.IsInfinity(late) ? "The deadline passes: plan anew from where things stand, with --after."
            : $"Not 99 % are clean after {PlanWords.Time(late)}, the latest of all fresh runs: plan anew from where "
                + "things stand, with --after.");
        return rules;
    }

    private static string Back(PlanDocument plan) =>
        plan.Outcome.Winner!.Plan.Purge is null ? "Take the change back until it is" : "Make no call until it is";

    private static string Then(PlanDocument plan) => plan.Outcome.Winner!.Plan.Purge is null
        ? ", then make it PoP by PoP." : ", then go on at half the rate.";

    // One bin more than the longest stretch of any run, two at least.
    private static string Longer(PlanDocument plan, IReadOnlyList<Continuation> runs, Func<LoadBin, bool> above)
    {
        var longest = 0;
        foreach (var run in runs)
        {
            var stretch = 0;
            foreach (var bin in run.Bins.Where(b => b.Second >= 0))
            {
                longest = Math.Max(longest, stretch = above(bin) ? stretch + 1 : 0);
            }
        }
        return $"{FigureText.Time(Math.Max(2, longest + 1) * plan.BinSeconds)} on end ("
            + (longest == 0 ? "in no fresh run was it above at all)"
                : $"in the fresh runs it was for {FigureText.Time(longest * plan.BinSeconds)} at most)");
    }
}
