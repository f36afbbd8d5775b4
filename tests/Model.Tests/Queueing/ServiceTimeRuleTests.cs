using CdnLab.Model.Queueing;
using CdnLab.Model.Randomness;
using Xunit;

namespace CdnLab.Model.Tests.Queueing;

public sealed class ServiceTimeRuleTests
{
    private static readonly CapacityOptions Even = new()
    {
        ServiceTimeSigma = 0,
        ServiceTimeMedian = TimeSpan.FromSeconds(0.1),
        SmallServiceTimeMedian = TimeSpan.FromSeconds(0.02),
        BytesPerSecond = 1000,
    };

    [Theory]
    [InlineData(0, 1, 0.02)]
    [InlineData(500, 1, 0.6)]
    [InlineData(500, 3, 1.8)]
    public void Draw_WithoutSpread_IsMedianPlusSizeTimesSlowdown(int bytes, double slowdown, double seconds) =>
        Assert.Equal(
            seconds,
            ServiceTimeRule.Draw(Even, bytes, slowdown, new RandomStream(1, "x")).TotalSeconds,
            precision: 6);
}
