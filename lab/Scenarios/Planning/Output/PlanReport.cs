using CdnLab.Scenarios.Comparing.Output;
using CdnLab.Scenarios.Reports;

namespace CdnLab.Scenarios.Planning.Output;

/// <summary>The plan as a document: the answer, what to do and to expect, when to stop, what was not chosen.</summary>
internal static class PlanReport
{
    private const int AlternativesMax = 20;

    /// <summary>Composes it.</summary>
    public static Report Of(PlanDocument plan, int alternatives = AlternativesMax)
    {
        var answer = PlanAnswer.Of(plan);
        var blocks = new List<Block> { new ParagraphBlock(answer[0], Lead: true) };
        blocks.AddRange(answer.Skip(1).Select(sentence => new ParagraphBlock(sentence)));
        if (plan.Outcome.Winner is { } winner)
        {
            blocks.AddRange(Winner(plan, winner));
        }
        if (plan.Outcome.Standings.Count > 0)
        {
            blocks.AddRange(Alternatives(plan, alternatives));
        }
        blocks.Add(new HeadingBlock("Limits"));
        blocks.Add(new ListBlock([.. Limits(plan).Select(limit => (Prose)limit)]));
        blocks.Add(new HeadingBlock("To repeat it"));
        blocks.Add(new CodeBlock("./" + plan.Command));
        return new($"{plan.Scenario.Name}: {(plan.Outcome.Winner is null ? "no plan" : "plan")}", blocks);
    }

    private static IEnumerable<Block> Winner(PlanDocument plan, PlanProof winner)
    {
        var steps = new PlanSteps(plan, winner.Plan);
        var checkpoints = PlanCheckpoint.Of(winner, steps.Keys, plan.BinSeconds, plan.Task.Horizon.TotalSeconds);
        yield return new HeadingBlock("What to do");
        yield return new ListBlock([.. steps.Write().Select(step => (Prose)step)], Ordered: true);
        yield return new HeadingBlock("Checkpoints");
        var purges = checkpoints.All(c => c.Purged is not null);
        yield return new TableBlock(
            [
                "after", "UTC", .. purges ? ["keys purged"] : Array.Empty<string>(), "looping req/s",
                "busiest until then",
            ],
            [.. checkpoints.Select(c => Row(plan, c, purges))],
            [.. Enumerable.Range(2, purges ? 3 : 2)]);
        yield return new ParagraphBlock(
            $"A further run lies in these ranges in {PlanWords.Share(checkpoints[0].Looped.Rate)} of cases or more, "
                + "at each checkpoint and for each figure by itself.");
        yield return new FigureBlock(PlanCharts.Expected(plan));
        yield return new HeadingBlock("When to stop");
        yield return new ListBlock([.. PlanStops.Of(plan, checkpoints).Select(rule => (Prose)rule)]);
    }

    private static IReadOnlyList<Prose> Row(PlanDocument plan, PlanCheckpoint c, bool purges)
    {
        string PerSecond(double value) => PlanWords.Number(value / plan.Scale);
        return
        [
            FigureText.Time(c.Second), PlanWords.Clock(plan.At, c.Second),
            .. purges
                ? [(Prose)PlanWords.Range(c.Purged!.Value.Low, c.Purged.Value.High, PlanWords.Share)]
                : Array.Empty<Prose>(),
            PlanWords.Range(c.Looped.Low, c.Looped.High, PerSecond), $"up to {PlanWords.Share(c.UtilizationMost)}",
        ];
    }

    private static IEnumerable<Block> Alternatives(PlanDocument plan, int most)
    {
        yield return new HeadingBlock("What else was tried");
        yield return new TableBlock(
            ["strategy", "why not", "99 % clean", "busiest", "looped", "failed", "seeds"],
            [
                .. plan.Outcome.Standings.Take(most).Select(s => (IReadOnlyList<Prose>)
                [
                    s.Plan.Choice,
                    PlanReasons.Why(plan, s),
                    Cell(PlanWords.Time(PlanWords.Median(s.Runs, f => f.Clean99))),
                    Cell(PlanWords.Share(PlanWords.Median(s.Runs, f => f.OriginPeakUtilization))),
                    Cell(PlanWords.Number(PlanWords.Median(s.Runs, f => f.Looped) / plan.Scale)),
                    Cell(PlanWords.Number(PlanWords.Median(s.Runs, f => f.Failed) / plan.Scale)),
                    PlanWords.Number(s.Runs.Count),
                ]),
            ],
            2, 3, 4, 5, 6);
        var untouched = PlanWords.Median(plan.Outcome.Baseline, f => f.Looped);
        var rest = plan.Outcome.Standings.Count - most;
        yield return new ParagraphBlock(
            "Medians over the seeds of the search; the reason names the worst of them."
            + (rest > 0 ? $" {PlanWords.Count(rest, "worse candidate")} are in plan.json." : "")
            + $" If nothing is done, {PlanWords.Number(untouched / plan.Scale)}"
            + $" requests loop within {FigureText.Time(plan.Task.Horizon.TotalSeconds)}.");
    }

    // A figure and its unit stay on one line.
    private static string Cell(string text) => text.Replace(' ', '\u00a0');

    private static IEnumerable<string> Limits(PlanDocument plan)
    {
        if (plan.Scale is < 1 or > 1)
        {
            yield return FormattableString.Invariant($"Simulated at {plan.Scale} of the size; ")
                + "rates and counts are written at full size. Few workers are more nervous than many: a small scale "
                + "finds peaks that the full size "
                + "does not have.";
        }
        if (plan.Sampled is { } sampled)
        {
            yield return FormattableString.Invariant(
                $"About {sampled:N0} of {plan.Projects.Count:N0} projects were simulated, each for those like it; ")
                + "docs/simulation.md, 8 states what that costs in accuracy.";
        }
        yield return "The ranges are those of chance in the simulator: arrivals, service times, deliveries. They "
            + "hold for reality as far as the scenario does: what was guessed there can be varied with --set.";
        yield return $"The winner is the best of {PlanWords.Count(plan.Task.Candidates.Count, "candidate")} by "
            + $"{PlanWords.Count(plan.Outcome.Runs, "run")}, proof included, not the best of all.";
        yield return "A peak is that of a bin of the series "
            + $"({FigureText.Time(plan.BinSeconds)}), from the decision to "
            + $"{FigureText.Time(plan.Task.Horizon.TotalSeconds)} "
            + "after it; clean is a project that has shown its last loop, or that nobody asks for.";
    }
}
