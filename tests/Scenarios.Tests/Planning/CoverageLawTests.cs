using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Planning;
using Xunit;

namespace CdnLab.Scenarios.Tests.Planning;

public sealed class CoverageLawTests
{
    [Theory]
    [InlineData(19, 19)]
    [InlineData(9, 30)]
    [InlineData(39, 39)]
    public void Of_SomeRuns_SumsToOneAndHasTheMeanOfTheRate(int draws, int tested)
    {
        var range = PredictionInterval.Of(Enumerable.Range(0, draws).Select(i => (double)i));
        var law = CoverageLaw.Of(tested, range);

        Assert.Equal(1, law.Sum(), 12);
        Assert.Equal(tested * range.Rate, law.Select((p, inside) => p * inside).Sum(), 9);
    }

    // All m between the ends of n: neither end of all n + m is among the m.
    [Theory]
    [InlineData(19, 19)]
    [InlineData(5, 3)]
    public void Of_AllInside_IsTheChanceThatBothEndsAreOld(int draws, int tested)
    {
        var law = CoverageLaw.Of(tested, new(0, 1, draws, 1));
        double all = draws + tested;

        Assert.Equal(draws * (draws - 1) / (all * (all - 1)), law[tested], 12);
    }

    [Fact]
    public void Expected_ManyTrials_HoldsNineteenOfTwenty()
    {
        const int Draws = 19;
        var random = new RandomStream(2, "expected");
        var held = 0;
        for (var trial = 0; trial < 4000; trial++)
        {
            var range = PredictionInterval.Of(Enumerable.Range(0, Draws).Select(_ => random.NextNormal()).ToList());
            var inside = Enumerable.Range(0, Draws).Count(_ => range.Has(random.NextNormal()));
            var (least, most) = CoverageLaw.Expected(Draws, range);
            held += inside >= least && inside <= most ? 1 : 0;
        }
        Assert.InRange(held / 4000.0, 0.945, 0.995);
    }
}
