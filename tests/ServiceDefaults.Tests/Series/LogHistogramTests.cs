using CdnLab.ServiceDefaults.Series;
using Xunit;

namespace CdnLab.ServiceDefaults.Tests.Series;

public sealed class LogHistogramTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1e-6)]
    [InlineData(31e-6)]
    [InlineData(32e-6)]
    [InlineData(63e-6)]
    [InlineData(64e-6)]
    [InlineData(0.001)]
    [InlineData(1)]
    [InlineData(123.456)]
    [InlineData(86_400)]
    [InlineData(1_000_000)]
    public void Quantile_OfOneValue_IsWithinTheStatedError(double seconds)
    {
        var histogram = new LogHistogram();
        histogram.Record(TimeSpan.FromSeconds(seconds));
        Assert.InRange(histogram.Quantile(0.5)!.Value, seconds * (1 - 1 / 64.0), seconds * (1 + 1 / 64.0));
    }

    [Fact]
    public void Quantile_OfNothing_IsNull() => Assert.Null(new LogHistogram().Quantile(0.5));

    [Fact]
    public void Record_OutOfRange_CountsAtTheEnds()
    {
        var histogram = new LogHistogram();
        histogram.Record(TimeSpan.FromSeconds(-1));
        histogram.Record(TimeSpan.MaxValue);
        Assert.Equal(0, histogram.Quantile(0.5));
        Assert.InRange(histogram.Quantile(1)!.Value, 1_000_000, 1_200_000);
    }
}
