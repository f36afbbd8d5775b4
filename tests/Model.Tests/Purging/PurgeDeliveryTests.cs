using CdnLab.Model.Purging;
using CdnLab.Model.Randomness;
using Xunit;

namespace CdnLab.Model.Tests.Purging;

public sealed class PurgeDeliveryTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1000)]
    public void Draw_LossRatioAtItsEnds_LosesNoneOrAll(double ratio, int lost)
    {
        var random = new RandomStream(1, "delivery");
        var delivery = new PurgeDelivery { LossRatio = ratio };

        Assert.Equal(lost, Enumerable.Range(0, 1000).Count(_ => delivery.Draw(random) is null));
    }

    [Fact]
    public void Draw_WithoutSpread_IsTheMedian() =>
        Assert.Equal(
            TimeSpan.FromSeconds(0.2),
            new PurgeDelivery { DelaySigma = 0, DelayMedian = TimeSpan.FromSeconds(0.2) }
                .Draw(new RandomStream(1, "d")));

    [Fact]
    public void Draw_LostOrNot_TakesTheSameDraws()
    {
        var (none, all) = (new RandomStream(1, "d"), new RandomStream(1, "d"));
        new PurgeDelivery { LossRatio = 0 }.Draw(none);
        new PurgeDelivery { LossRatio = 1 }.Draw(all);

        Assert.Equal(none.NextBits(), all.NextBits());
    }
}
