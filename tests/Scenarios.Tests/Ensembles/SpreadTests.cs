using CdnLab.Scenarios.Ensembles;
using Xunit;

namespace CdnLab.Scenarios.Tests.Ensembles;

public class SpreadTests
{
    // Definition 7: place (n - 1) p among the order statistics, linear in between.
    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.05, 1.6)]
    [InlineData(0.5, 7.0)]
    [InlineData(0.75, 9.0)]
    [InlineData(0.95, 13.8)]
    [InlineData(1.0, 15.0)]
    public void Quantile_FiveValues_IsLinearBetweenTheTwoNextToIt(double share, double expected) =>
        Assert.Equal(expected, Quantile.Of([1, 4, 7, 9, 15], share)!.Value, 9);

    [Fact]
    public void Of_ValuesInAnyOrderAndSomeMissing_IsThatOfTheValues() =>
        Assert.Equal(new Spread(1.1, 2, 2.9), Spread.Of([3, null, 1, 2]));

    [Fact]
    public void Of_OneValue_IsThatValueThrice() => Assert.Equal(new Spread(4, 4, 4), Spread.Of([null, 4]));

    [Fact]
    public void Of_NoValue_IsNone() => Assert.Equal(new Spread(null, null, null), Spread.Of([null]));
}
