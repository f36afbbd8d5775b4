using CdnLab.Scenarios.Journal;
using Xunit;

namespace CdnLab.Scenarios.Tests.Journal;

public class ExpectationSpecTests
{
    [Theory]
    [InlineData(0.199999, false)]
    [InlineData(0.2, true)]
    [InlineData(0.3, true)]
    [InlineData(0.300001, false)]
    [InlineData(double.NaN, false)]
    [InlineData(null, false)]
    public void Judge_RangeOfTwoBounds_BothBoundsPass(double? value, bool passes)
    {
        ExpectationSpec spec = new() { Name = "n", Metric = "m", AtLeast = 0.2, AtMost = 0.3 };

        Assert.Equal(passes, spec.Judge(value).Passed);
        Assert.Equal("0.2 .. 0.3", spec.Bound);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.0000001, true)]
    [InlineData(0.000001, false)]
    public void Judge_Equals_ComparesWhatTheSummaryShows(double value, bool passes)
    {
        Assert.Equal(passes, new ExpectationSpec { Name = "n", Metric = "m", EqualTo = 0 }.Judge(value).Passed);
    }
}
