using CdnLab.AppHost.Conducting;
using Xunit;

namespace CdnLab.AppHost.Tests;

public sealed class ScenarioSourceTests
{
    [Fact]
    public void TryLoad_ScenarioWithALiveLength_EndsThereAndIsNotJudgedByWhatComesLater()
    {
        Assert.True(ScenarioSource.TryLoad(new LiveOptions(), TextWriter.Null, out var scenario, out var fullSize));

        Assert.Equal(new DateTimeOffset(2022, 6, 10, 16, 40, 0, TimeSpan.Zero), scenario.End);
        Assert.Equal(fullSize.Start + TimeSpan.FromHours(49), fullSize.End);
        Assert.All(scenario.Expectations, e => Assert.True(e.DurationMin <= scenario.Duration, e.Name));
        Assert.Contains(fullSize.Expectations, e => e.DurationMin > scenario.Duration);
    }

    [Fact]
    public void TryLoad_Scale_SlowsEachPoolOfAPurge()
    {
        Assert.True(ScenarioSource.TryLoad(
            new LiveOptions { Scale = 0.01 }, TextWriter.Null, out var scenario, out _));

        var letters = scenario.Purges["letters"];
        Assert.Equal(0.0388, letters.PaceOf("d"), 1e-9);
        Assert.Equal(0.0302, letters.PaceOf("p"), 1e-9);
    }

    [Fact]
    public void TryLoad_Settings_AreOfTheFullSize()
    {
        Assert.True(ScenarioSource.TryLoad(
            new LiveOptions { Scale = 0.01, Settings = ["purges.letters.calls_per_second_by_shard.p=5"] },
            TextWriter.Null,
            out var scenario,
            out _));

        Assert.Equal(0.05, scenario.Purges["letters"].PaceOf("p"), 1e-9);
    }

    [Fact]
    public void TryLoad_SettingThatLeadsNowhere_IsAFinding()
    {
        using var error = new StringWriter();

        Assert.False(ScenarioSource.TryLoad(
            new LiveOptions { Settings = ["purges.leters.mode=hard"] }, error, out _, out _));

        Assert.StartsWith("--set purges.leters.mode:1:1: error ", error.ToString(), StringComparison.Ordinal);
    }
}
