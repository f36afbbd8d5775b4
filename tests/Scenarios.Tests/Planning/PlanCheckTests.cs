using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Planning;
using Xunit;

namespace CdnLab.Scenarios.Tests.Planning;

public sealed class PlanCheckTests
{
    private static readonly PlanConstraints Constraints = FakeRemedies.Constraints with
    {
        RateMax = 100, CallsPerHour = 60, Burst = 10,
    };

    private static readonly RemedyFigures AtTheBounds = FakeRemedies.Figures(0, 3600, 0.8) with
    {
        OriginPeakRate = 100, Calls = 71, PurgeSeconds = 3600, Correctness = 99,
    };

    [Fact]
    public void Of_EveryFigureAtItsBound_BreaksNone() => Assert.Empty(Broken(AtTheBounds));

    [Fact]
    public void Of_EveryFigureBeyond_BreaksEach()
    {
        Assert.Equal([PlanBound.Utilization], Broken(AtTheBounds with { OriginPeakUtilization = 0.801 }));
        Assert.Equal([PlanBound.Rate], Broken(AtTheBounds with { OriginPeakRate = 101 }));
        Assert.Equal([PlanBound.Deadline], Broken(AtTheBounds with { Clean99 = 3601 }));
        Assert.Equal([PlanBound.Deadline], Broken(AtTheBounds with { Clean99 = null }));
        Assert.Equal([PlanBound.Quota], Broken(AtTheBounds with { Calls = 72 }));
        Assert.Equal([PlanBound.Points], Broken(AtTheBounds with { Correctness = 98.9 }));
    }

    [Fact]
    public void Of_ATimeThatIsNotReached_IsWorseThanAnyThatIs()
    {
        double Excess(double? clean) => PlanCheck
            .Of(AtTheBounds with { Clean99 = clean }, Constraints, FakeRemedies.Horizon).Single().Excess;

        Assert.True(Excess(null) > Excess(FakeRemedies.Horizon.TotalSeconds));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(19, 0)]
    [InlineData(20, 1)]
    [InlineData(38, 1)]
    [InlineData(40, 2)]
    public void MissesMax_SomeSeeds_IsATwentiethOfThem(int seeds, int misses) =>
        Assert.Equal(misses, PlanConstraints.MissesMax(seeds));

    private static IEnumerable<PlanBound> Broken(RemedyFigures figures) =>
        PlanCheck.Of(figures, Constraints, FakeRemedies.Horizon).Select(v => v.Bound);
}
