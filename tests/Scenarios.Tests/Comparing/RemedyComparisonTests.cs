using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Format;
using Xunit;

namespace CdnLab.Scenarios.Tests.Comparing;

public sealed class RemedyComparisonTests
{
    private static readonly ScenarioSpec Spec = ScenarioScaling.Apply(
        ScenarioLoader.Load("pypi-json-2022-06-10").Spec!, 0.002);

    private static readonly DateTimeOffset At = RemedyChoices.DecisionOf(Spec)!.Value;

    [Fact]
    public void Run_AnyRemedy_IsTheSameUntilTheDecisionAndGuardsEndLoops()
    {
        var plans = Plans("edge-guard", "affected-urls:hard", "wait");
        var common = RemedyScenarios.Common(Spec, plans, At, TimeSpan.FromHours(2));
        var exact = new SimulatedContinuation(common, plans, At, null);
        var runs = plans.Select(plan => exact.Run(plan, 7, null, CancellationToken.None)).ToList();

        Assert.All(runs, run => Assert.Equal(
            OriginBefore(runs[0]), OriginBefore(run)));
        Assert.True(runs[2].Figures.Looped > 100);
        Assert.True(runs[0].Figures.Looped < runs[2].Figures.Looped / 20);
        Assert.True(runs[1].Figures.Looped < runs[2].Figures.Looped / 2);
    }

    [Fact]
    public void Read_WrongNames_AreAllFindings()
    {
        var findings = new List<string>();
        RemedyChoices.Read(
            Spec, 1, At, ["lettres", "hash:shards=0", "wait:hard", "paced:calls_per_hour=0"], findings);

        Assert.Equal(4, findings.Count);
        Assert.Contains("did you mean 'letters'?", findings[0]);
    }

    // Hits are drawn after the run, so that their counts may differ; what changes a state may not.
    private static IEnumerable<(double Rate, double Utilization)> OriginBefore(Continuation run) =>
        run.Bins.TakeWhile(b => b.Second < -60).Select(b => (b.OriginRate, b.Utilization));

    private static IReadOnlyList<RemedyPlan> Plans(params string[] names)
    {
        var findings = new List<string>();
        var plans = RemedyChoices.Read(Spec, 0.002, At, names, findings);
        Assert.Empty(findings);
        return plans;
    }
}
