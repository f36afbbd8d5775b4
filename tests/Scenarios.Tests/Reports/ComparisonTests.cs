using CdnLab.Scenarios.Reports;
using Xunit;

namespace CdnLab.Scenarios.Tests.Reports;

public class ComparisonTests
{
    [Theory]
    [InlineData(1.0, Change.Flat)]
    [InlineData(1.0999, Change.Flat)]
    [InlineData(1.1001, Change.Higher)]
    [InlineData(0.9001, Change.Flat)]
    [InlineData(0.8999, Change.Lower)]
    internal void Of_ManyRequests_ATenthIsAChange(double during, Change expected)
    {
        Assert.Equal(expected, Comparison.Of(1, 1_000_000, during, 1_000_000)!.Change);
    }

    // Two standard errors of 50 against 50 requests are 40 %.
    [Theory]
    [InlineData(1.39, Change.Flat)]
    [InlineData(1.41, Change.Higher)]
    internal void Of_FewRequests_NoiseIsNotAChange(double during, Change expected)
    {
        Assert.Equal(expected, Comparison.Of(1, 50, during, 50)!.Change);
    }

    [Theory]
    [InlineData(0.0, 5.0)]
    [InlineData(null, 5.0)]
    [InlineData(5.0, null)]
    public void Of_NothingToCompareWith_IsNull(double? before, double? during)
    {
        Assert.Null(Comparison.Of(before, 10, during, 10));
    }
}
