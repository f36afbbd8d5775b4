using CdnLab.Scenarios.Charts;
using Xunit;

namespace CdnLab.Scenarios.Tests.Charts;

public class ValueScaleTests
{
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 0.5)]
    [InlineData(3, 3, 1)]
    [InlineData(4, 4, 1)]
    [InlineData(4.001, 6, 2)]
    [InlineData(30.98, 40, 10)]
    [InlineData(111, 150, 50)]
    [InlineData(123456, 150000, 50000)]
    public void For_Counts_EndsAtARoundNumberNotBelowTheHighest(double highest, double max, double step)
    {
        var scale = ValueScale.For(highest, ValueUnit.Count);

        Assert.Equal((max, step), (scale.Max, scale.Step));
    }

    [Fact]
    public void For_AnyHighest_HasFewTicksAndRoomForIt()
    {
        for (var highest = 0.0001; highest < 1e7; highest *= 1.37)
        {
            var scale = ValueScale.For(highest, ValueUnit.Seconds);
            Assert.True(scale.Max >= highest);
            Assert.InRange(scale.Ticks.Count(), 2, 6);
            Assert.Equal(scale.Ticks.Count(), scale.Ticks.Select(scale.Label).Distinct().Count());
        }
    }

    [Theory]
    [InlineData(0.2, ValueUnit.Ratio, 0.05, "5 %")]
    [InlineData(0.4, ValueUnit.Seconds, 0.1, "100 ms")]
    [InlineData(2, ValueUnit.Seconds, 0.5, "0.5 s")]
    [InlineData(4000, ValueUnit.Count, 1000, "1,000")]
    [InlineData(20000, ValueUnit.Count, 5000, "5k")]
    internal void Label_Value_IsInTheUnit(double max, ValueUnit unit, double value, string expected)
    {
        Assert.Equal(expected, new ValueScale(max, value, unit).Label(value));
    }
}
