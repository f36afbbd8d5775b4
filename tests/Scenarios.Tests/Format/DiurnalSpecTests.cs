using CdnLab.Scenarios.Format;
using Xunit;

namespace CdnLab.Scenarios.Tests.Format;

public class DiurnalSpecTests
{
    private static readonly DateTimeOffset Midnight = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DiurnalSpec Spec = new() { Amplitude = 0.4, Peak = TimeSpan.FromHours(14) };

    [Theory]
    [InlineData(14, 1.4)]
    [InlineData(2, 0.6)]
    [InlineData(8, 1)]
    [InlineData(20, 1)]
    [InlineData(18, 1.2)]
    [InlineData(24 + 14, 1.4)]
    public void FactorAt_HourOfTheDay_IsTheCosineAroundOne(double hours, double expected) =>
        Assert.Equal(expected, Spec.FactorAt(Midnight.AddHours(hours)), 1e-12);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(86_400)]
    [InlineData(100_000)]
    public void FactorOver_AnyWidth_IsTheMeanOfItsParts(double seconds)
    {
        var from = Midnight.AddHours(9.3);
        const int Parts = 10_000;
        var mean = Enumerable.Range(0, Parts)
            .Average(i => Spec.FactorAt(from.AddSeconds(seconds * (i + 0.5) / Parts)));

        Assert.Equal(mean, Spec.FactorOver(from, from.AddSeconds(seconds)), 1e-7);
    }
}
