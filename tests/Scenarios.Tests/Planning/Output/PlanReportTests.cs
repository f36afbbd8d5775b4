using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Planning;
using CdnLab.Scenarios.Planning.Output;
using CdnLab.Scenarios.Reports;
using Xunit;

namespace CdnLab.Scenarios.Tests.Planning.Output;

public sealed class PlanReportTests
{
    private static readonly ScenarioSpec Spec = ScenarioLoader.Load("soft-purge-trap").Spec!;

    [Fact]
    public void Of_AProvenPlan_StatesItsRangeAndItsRecord()
    {
        // Fresh seeds are 1,000,001 and on: the range is from 10 to 28 minutes, and of the others 8 of 19 are later.
        var text = Written((_, seed) => FakeRemedies.Figures(
            10, seed < PlanProof.SeedsApart ? 900 : 600 + 60 * (int)((seed - PlanProof.SeedsApart - 1) % 19)
                + (seed > PlanProof.SeedsApart + 30 ? 1200 : 0)), 1);

        Assert.Contains("clean 10 min to 28 min after the start (11:12 to 11:30 UTC if it starts at 11:02)", text);
        Assert.Contains("the range comes from 19 fresh runs, and of 19 others 11 fell inside", text);
        Assert.Contains("13 to 19 were to be expected, so it falls short of the stated rate", text);
        Assert.Contains("In 38 of 38 fresh runs it kept to all that was asked", text);
    }

    [Fact]
    public void Of_ARunnerUp_SaysWhyTheBetterOneFellOut()
    {
        var text = Written((choice, seed) => FakeRemedies.Figures(
            choice == "arm-0" ? 1 : 2, peak: choice == "arm-0" && seed > PlanProof.SeedsApart + 20 ? 0.93 : 0.5), 2);

        Assert.StartsWith("arm-1: 99 % of the projects are clean 20 min after", text, StringComparison.Ordinal);
        Assert.Contains("arm-0: 18 of 38 fresh runs broke a bound, the worst utilization 93 % (cap 80 %); 1 "
            + "may.", text);
    }

    [Fact]
    public void Of_NoPlan_NamesTheNearestTheSoonestAndTheGentlest()
    {
        var text = Written((choice, _) => choice switch
        {
            "arm-0" => FakeRemedies.Figures(1, clean: 3700, peak: 0.81),
            "arm-1" => FakeRemedies.Figures(1, clean: 5400),
            _ => FakeRemedies.Figures(1, peak: 0.96),
        }, 3);

        Assert.StartsWith("Not possible: none of 3 candidates keeps to what was asked: the origin at 80 %", text,
            StringComparison.Ordinal);
        Assert.Contains("The nearest is arm-0: 99 % clean after 1 h 02, the origin at 81 %", text);
        Assert.Contains("With a later deadline: arm-1, 99 % clean after 1 h 30", text);
        Assert.Contains("With a higher cap: arm-2, 99 % clean after 20 min, the origin at 96 %", text);
    }

    [Fact]
    public void Of_SomeRuns_PutsCheckpointsUpToTheEnd()
    {
        var runs = Enumerable.Range(0, 38)
            .Select(i => FakeRemedies.Continuation("a", (ulong)i, FakeRemedies.Figures(1, 1200 + i))).ToList();
        var proof = new PlanProof(
            FakeRemedies.Plan("a"), PlanScore.Of(runs, FakeRemedies.Constraints, FakeRemedies.Horizon, 0),
            new(PredictionInterval.Of(runs.Take(19).Select(r => r.Figures.Clean99!.Value)), 19, 19), runs);
        var checkpoints = PlanCheckpoint.Of(proof, 60, 60, FakeRemedies.Horizon.TotalSeconds);

        // One key of 60 a minute; the ETA ends after 20 min and some seconds.
        Assert.Equal([300, 600, 900, 1200, 1500], checkpoints.Select(c => c.Second));
        Assert.Equal([5, 10, 15, 20, 25], checkpoints.Select(c => Math.Round(c.Purged!.Value.High * 60)));
        Assert.All(checkpoints, c => Assert.Equal((1, 0.5), (c.Looped.High, c.UtilizationMost)));
    }

    private static string Written(Func<string, ulong, RemedyFigures> figures, int arms)
    {
        var task = new PlanTask
        {
            Candidates = FakeRemedies.Plans(arms),
            Baseline = FakeRemedies.Plan("wait"),
            Constraints = FakeRemedies.Constraints,
            Horizon = FakeRemedies.Horizon,
            Schedule = HalvingSchedule.Of(arms, arms * 8),
            Seed = 1,
        };
        var report = PlanReport.Of(new PlanDocument
        {
            Scenario = Spec,
            At = RemedyChoices.DecisionOf(Spec)!.Value,
            Scale = 1,
            BinSeconds = 60,
            Projects = [],
            Command = "cdnlab plan",
            Task = task,
            Outcome = Planner.Run(task, FakeRemedies.Runs(figures)),
        });
        return string.Join('\n', report.Blocks.OfType<ParagraphBlock>()
            .Select(block => string.Concat(block.Text.Parts.Select(part => part.Text))));
    }
}
