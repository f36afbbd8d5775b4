using CdnLab.Edge.Store;

namespace CdnLab.Edge.Tests.Store;

public sealed class SecondsTextTests
{
    private readonly SecondsText _ages = new(seconds => $"{seconds}");

    [Fact]
    public void Of_WithinOneSecond_IsTheSameText()
    {
        var first = _ages.Of(TimeSpan.FromSeconds(7.1)).ToString();
        Assert.Equal("7", first);
        Assert.Same(first, _ages.Of(TimeSpan.FromSeconds(7.9)).ToString());
        Assert.Equal("8", _ages.Of(TimeSpan.FromSeconds(8)).ToString());
    }

    [Theory]
    [InlineData(-0.5, "-1")]
    [InlineData(-1, "-1")]
    [InlineData(-1.1, "-2")]
    [InlineData(0, "0")]
    [InlineData(0.999, "0")]
    [InlineData(40_000_000, "40000000")]
    public void Of_Seconds_AreTheFloor(double seconds, string text) =>
        Assert.Equal(text, _ages.Of(TimeSpan.FromSeconds(seconds)).ToString());

    [Fact]
    public void Of_NumbersOfOneSlot_AreToldApart()
    {
        var far = TimeSpan.FromSeconds(5 + (1 << 14));
        Assert.Equal("5", _ages.Of(TimeSpan.FromSeconds(5)).ToString());
        Assert.Equal("16389", _ages.Of(far).ToString());
        Assert.Equal("5", _ages.Of(TimeSpan.FromSeconds(5)).ToString());
    }
}
