using CdnLab.Scenarios.Fidelity;
using CdnLab.Scenarios.Format;
using Xunit;

namespace CdnLab.Scenarios.Tests.Fidelity;

public sealed class LiveTwinTests
{
    private static readonly ScenarioSpec Flagship = ScenarioLoader.Load("pypi-json-2022-06-10").Spec! with
    {
        Duration = new(6, 10, 0),
    };

    // 24 h of fill, 20 min of warm-up, 6 h 10 min of run, and an hour.
    [Fact]
    public void Of_LifetimeThatOutlastsTheRun_IsLengthenedWhereTheEdgeReadsIt()
    {
        var headers = LiveTwin.Of(Flagship).Origin.Releases["before"].RedirectHeaders;

        Assert.Equal(
            "max-age=113400, stale-while-revalidate=300, stale-if-error=86400", headers["Surrogate-Control"]);
        Assert.Equal("max-age=900, public", headers["Cache-Control"]);
    }

    [Fact]
    public void Of_LifetimeThatEndsWithinTheRun_IsKept()
    {
        var run = Flagship with { Duration = TimeSpan.FromHours(25) };

        Assert.Equal(
            run.Origin.Releases["after"].DocumentHeaders,
            LiveTwin.Of(run).Origin.Releases["after"].DocumentHeaders);
    }

    [Fact]
    public void Of_CachesThatBeginEmpty_IsTheScenarioItself()
    {
        var empty = Flagship with { Fill = TimeSpan.Zero };

        Assert.Same(empty, LiveTwin.Of(empty));
    }
}
