using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation;
using Xunit;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>What the purge of the incident of 2022-06-10 missed loops until it expires: a day after it was stored, or
/// two where the shield does not tell how old it is.</summary>
public class FlagshipAftermathTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // Stale for 300 s: a request within them loops once more, and has the answer refreshed.
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(300);

    [Fact]
    public void Run_PurgesAreLostAndTheShieldHidesAge_LoopsEndByExpiryWithinTwoDays()
    {
        var loops = Run("purges.letters.failure_ratio=0.2");

        Assert.InRange(loops.LastAt!.Value - DeployedAt, Day + (Day / 4), Day + Day + Stale);
    }

    [Fact]
    public void Run_PurgesAreLostAndTheShieldTellsAge_LoopsEndByExpiryWithinADay()
    {
        var loops = Run("purges.letters.failure_ratio=0.2", "edge.profile.strip_age=false");

        Assert.InRange(loops.LastAt!.Value - DeployedAt, Day / 2, Day + Stale);
    }

    [Fact]
    public void Run_NoPurgeIsLost_LoopsEndWithThePurge()
    {
        var loops = Run("purges.letters.failure_ratio=0");

        Assert.InRange(
            loops.LastAt!.Value,
            new(2022, 6, 10, 15, 0, 0, TimeSpan.Zero),
            new(2022, 6, 10, 16, 16, 0, TimeSpan.Zero));
    }

    private static DateTimeOffset DeployedAt => new(2022, 6, 10, 10, 41, 45, TimeSpan.Zero);

    private static LoopSummary Run(params string[] settings)
    {
        var spec = ScenarioScaling.Apply(ScenarioLoader.Load("pypi-json-2022-06-10", settings).Spec!, 0.001);
        var run = Simulator.Run(ScenarioCompiler.Compile(spec), new SimulationOptions());
        return RunSummarizer.Summarize(new RunRecord(run.Header, run.Events, run.Series)).Loops;
    }
}
