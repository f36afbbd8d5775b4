using CdnLab.Scenarios.Charts;
using Xunit;

namespace CdnLab.Scenarios.Tests.Charts;

public class TimeScaleTests
{
    private static readonly DateTimeOffset Morning = new(2022, 6, 10, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(90)]
    [InlineData(435)]
    [InlineData(1800)]
    [InlineData(9000)]
    public void Ticks_AnySpan_StandApartAndInside(int minutes)
    {
        var scale = new TimeScale(Morning, Morning.AddMinutes(minutes), 50, 330);

        var places = scale.Ticks(62).Select(tick => scale.X(tick.At)).ToList();

        Assert.InRange(places.Count, 1, 5);
        Assert.All(places, x => Assert.InRange(x, 50, 330));
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 62));
    }

    [Fact]
    public void Ticks_OverMidnight_MidnightShowsItsDate()
    {
        var scale = new TimeScale(Morning, Morning.AddHours(24), 0, 800);

        Assert.Equal(
            ["12:00", "15:00", "18:00", "21:00", "06-11", "03:00", "06:00", "09:00"],
            scale.Ticks(90).Select(tick => tick.Label));
    }
}
