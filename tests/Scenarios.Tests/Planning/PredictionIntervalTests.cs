using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Planning;
using Xunit;

namespace CdnLab.Scenarios.Tests.Planning;

public sealed class PredictionIntervalTests
{
    private const int Trials = 20_000;

    [Theory]
    [InlineData(2, 1, 1.0 / 3)]
    [InlineData(9, 1, 0.8)]
    [InlineData(19, 1, 0.9)]
    [InlineData(38, 1, 37.0 / 39)]
    [InlineData(39, 2, 0.9)]
    [InlineData(99, 5, 0.9)]
    public void Of_SomeDraws_CoversAFurtherOneAtTheRateOfTheClosedForm(int draws, int rank, double rate)
    {
        var random = new RandomStream(1, $"coverage/{draws}");
        double Draw() => random.NextExponential();
        var inside = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var range = PredictionInterval.Of(Enumerable.Range(0, draws).Select(_ => Draw()).ToList());
            Assert.Equal(rank, range.Rank);
            Assert.Equal(rate, range.Rate, 12);
            inside += range.Has(Draw()) ? 1 : 0;
        }
        var error = Math.Sqrt(rate * (1 - rate) / Trials);
        Assert.InRange((double)inside / Trials, rate - 4 * error, rate + 4 * error);
    }

    [Fact]
    public void Of_ATimeThatIsNotReached_EndsNowhere()
    {
        var range = PredictionInterval.Of([5, double.PositiveInfinity, 7]);

        Assert.Equal((5, double.PositiveInfinity), (range.Low, range.High));
        Assert.True(range.Has(double.PositiveInfinity));
        Assert.False(range.Has(4.9));
    }
}
