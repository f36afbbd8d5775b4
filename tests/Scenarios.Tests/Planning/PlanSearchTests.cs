using CdnLab.Scenarios.Planning;
using Xunit;

namespace CdnLab.Scenarios.Tests.Planning;

public sealed class PlanSearchTests
{
    private const int Arms = 24;
    private static readonly HalvingSchedule Schedule = HalvingSchedule.Of(Arms, 8 * Arms);

    [Fact]
    public void Run_WithoutNoise_FindsWhatTryingAllFinds()
    {
        for (ulong instance = 0; instance < 200; instance++)
        {
            var arms = FakeRemedies.Random(instance, noise: 0);
            Assert.Equal(Best(arms, 1), Search(arms)[0].Plan.Choice);
        }
    }

    [Fact]
    public void Run_WithNoise_FindsTheBestOrOneNearlyAsGood()
    {
        var near = 0;
        for (ulong instance = 0; instance < 100; instance++)
        {
            var arms = FakeRemedies.Random(instance, noise: 0.5);
            var quiet = FakeRemedies.Random(instance, noise: 0);
            var (found, best) = (Search(arms)[0].Plan.Choice, Best(quiet, 1));
            near += quiet(found, 0).Looped <= 1.1 * quiet(best, 0).Looped ? 1 : 0;
        }
        Assert.InRange(near, 90, 100);
    }

    [Fact]
    public void Run_AnyNumberAtOnce_GivesTheSameStandingsAndSpendsTheSchedule()
    {
        var arms = FakeRemedies.Random(7, noise: 0.5);
        var (one, four) = (FakeRemedies.Runs(arms), FakeRemedies.Runs(arms, jobs: 4));
        var (first, second) = (Search(one), Search(four));

        Assert.Equal(first.Select(Key), second.Select(Key));
        Assert.Equal((Schedule.Runs, Schedule.Runs), (one.Count, four.Count));
        Assert.Equal(Arms, first.Select(s => s.Plan.Choice).Distinct().Count());
    }

    [Fact]
    public void Run_EqualArms_KeepTheOrderOfTheirNames() => Assert.Equal(
        Enumerable.Range(0, Arms).Select(i => $"arm-{i}"),
        Search((_, _) => FakeRemedies.Figures(5)).Select(s => s.Plan.Choice));

    private static (string, double, int, int) Key(PlanStanding s) =>
        (s.Plan.Choice, s.Score.Harm, s.Score.Kept, s.Rung);

    private static IReadOnlyList<PlanStanding> Search(
        Func<string, ulong, CdnLab.Scenarios.Comparing.RemedyFigures> arms) => Search(FakeRemedies.Runs(arms));

    private static IReadOnlyList<PlanStanding> Search(PlanRuns runs) => PlanSearch.Run(
        FakeRemedies.Plans(Arms), FakeRemedies.Constraints, FakeRemedies.Horizon, Schedule, 1, runs);

    // The law by itself: least harm of those within the cap, of all if none is.
    private static string Best(Func<string, ulong, CdnLab.Scenarios.Comparing.RemedyFigures> arms, ulong seed) =>
        FakeRemedies.Plans(Arms).Select(p => p.Choice)
            .OrderBy(choice => arms(choice, seed).OriginPeakUtilization > 0.8)
            .ThenBy(choice => arms(choice, seed).Looped)
            .First();
}
