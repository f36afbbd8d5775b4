using CdnLab.Scenarios.Planning;
using Xunit;

namespace CdnLab.Scenarios.Tests.Planning;

public sealed class PlannerTests
{
    private const ulong Fresh = PlanProof.SeedsApart;

    [Fact]
    public void Run_IdleLoadAboveTheCap_SearchesNothing()
    {
        var runs = FakeRemedies.Runs((_, _) => FakeRemedies.Figures(1), idle: 0.81);
        var outcome = Planner.Run(Task(4), runs);

        Assert.Equal(PlanVerdict.IdleAboveCap, outcome.Verdict);
        Assert.Equal(0.81, outcome.Idle.Utilization, 9);
        Assert.Empty(outcome.Standings);
        Assert.Equal(Task(4).Schedule.Rungs[0].Seeds, runs.Count);
    }

    [Fact]
    public void Run_DeadlineThatNoneMeets_PutsTheNearestFirst()
    {
        var late = new Dictionary<string, double>
        {
            ["arm-0"] = 9000, ["arm-1"] = 4000, ["arm-2"] = 5000, ["arm-3"] = 8000,
        };
        var outcome = Planner.Run(Task(4), FakeRemedies.Runs(
            (choice, _) => FakeRemedies.Figures(choice == "arm-1" ? 900 : 1, late.GetValueOrDefault(choice))));

        Assert.Equal(PlanVerdict.NotPossible, outcome.Verdict);
        Assert.Null(outcome.Winner);
        Assert.Equal("arm-1", outcome.Standings[0].Plan.Choice);
        Assert.Empty(outcome.Proofs);
    }

    [Fact]
    public void Run_WinnerThatFailsOnFreshSeeds_GivesWayToTheNext()
    {
        var outcome = Planner.Run(Task(4), FakeRemedies.Runs((choice, seed) => choice switch
        {
            "arm-2" => FakeRemedies.Figures(1, peak: seed > Fresh ? 0.9 : 0.5),
            "arm-1" => FakeRemedies.Figures(2),
            _ => FakeRemedies.Figures(3),
        }));

        Assert.Equal(PlanVerdict.Proven, outcome.Verdict);
        Assert.Equal(["arm-2", "arm-1"], outcome.Proofs.Select(p => p.Plan.Choice));
        Assert.Equal("arm-1", outcome.Winner!.Plan.Choice);
    }

    [Fact]
    public void Run_NoneOnFreshSeeds_IsNotProven()
    {
        var outcome = Planner.Run(Task(4), FakeRemedies.Runs(
            (_, seed) => FakeRemedies.Figures(1, peak: seed > Fresh ? 0.9 : 0.5)));

        Assert.Equal(PlanVerdict.NotProven, outcome.Verdict);
        Assert.Equal(HalvingSchedule.Finalists, outcome.Proofs.Count);
    }

    [Fact]
    public void Run_TimesByChance_AreInsideAtTheStatedRate()
    {
        var inside = 0;
        const int Plans = 150;
        for (ulong instance = 0; instance < Plans; instance++)
        {
            var own = instance * 10_000_000;
            var outcome = Planner.Run(Task(1) with { Seed = own }, FakeRemedies.Runs((choice, seed) =>
                FakeRemedies.Figures(1, new Model.Randomness.RandomStream(seed, choice).NextLognormal(1200, 0.2))));
            Assert.Equal(0.9, outcome.Winner!.Eta.Range.Rate, 9);
            Assert.DoesNotContain(
                outcome.Winner.Runs.Select(r => r.Seed), outcome.Standings[0].Runs.Select(r => r.Seed).Contains);
            inside += outcome.Winner.Eta.Inside;
        }
        // A mean of 150 records, each of the beta-binomial law: 0.9 with a standard error of 0.0076.
        Assert.InRange(inside / (19.0 * Plans), 0.9 - 0.03, 0.9 + 0.03);
    }

    private static PlanTask Task(int arms) => new()
    {
        Candidates = FakeRemedies.Plans(arms),
        Baseline = FakeRemedies.Plan("wait"),
        Constraints = FakeRemedies.Constraints,
        Horizon = FakeRemedies.Horizon,
        Schedule = HalvingSchedule.Of(arms, arms * 8),
        Seed = 5,
    };
}
