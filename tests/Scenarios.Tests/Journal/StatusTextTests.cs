using CdnLab.Scenarios.Journal;
using Xunit;

namespace CdnLab.Scenarios.Tests.Journal;

public sealed class StatusTextTests
{
    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0312, "3.1 %")]
    [InlineData(0.314, "31 %")]
    public void Fill_LoopedRatio_HasADigitMoreWhenSmall(double ratio, string expected) =>
        Assert.Equal($"now {expected}.", StatusText.Fill("now {looped_ratio}.", new(ratio, 0, 0, [])));

    [Fact]
    public void Fill_AllPlaces_TakesTheFiguresOfTheMoment() => Assert.Equal(
        "1,204 projects; 95 % purged; left: d, p; {other}",
        StatusText.Fill(
            "{looping_projects} projects; {purged_ratio} purged; left: {shards_left}; {other}",
            new(0.1, 1204, 0.95, ["d", "p"])));

    [Fact]
    public void Fill_NoShardLeft_SaysNone() =>
        Assert.Equal("left: none", StatusText.Fill("left: {shards_left}", new(0, 0, 1, [])));
}
