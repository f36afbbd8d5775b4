using CdnLab.Model.Randomness;
using Xunit;

namespace CdnLab.Model.Tests.Randomness;

public sealed class PoissonLawTests
{
    private const int Draws = 100_000;

    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.01)]
    [InlineData(0.7)]
    [InlineData(9.99)]
    [InlineData(10)]
    [InlineData(37.5)]
    [InlineData(4000)]
    [InlineData(1e6)]
    [InlineData(1e9)]
    [InlineData(1e12)]
    [InlineData(1e15)]
    public void NextPoisson_AnyMean_HasItAsMeanAndVariance(double mean)
    {
        var random = new RandomStream(1, "poisson");
        var values = Enumerable.Range(0, Draws).Select(_ => random.NextPoisson(mean) - mean).ToArray();

        // The fourth central moment of the law is m + 3 m^2.
        Moments.AssertFit(values, 0, mean, mean + 3 * mean * mean);
    }

    // Below and above the change of method, and far above.
    [Theory]
    [InlineData(0.3)]
    [InlineData(3)]
    [InlineData(9.99)]
    [InlineData(10)]
    [InlineData(14)]
    [InlineData(100)]
    [InlineData(1000)]
    public void NextPoisson_CountByCount_FollowsTheLaw(double mean)
    {
        var random = new RandomStream(2, "poisson");
        var values = Enumerable.Range(0, 2 * Draws).Select(_ => random.NextPoisson(mean)).ToArray();

        var law = Law(mean, (int)(mean + 12 * Math.Sqrt(mean) + 20));
        var low = 0;
        while (law[low] * values.Length < 50)
        {
            low++;
        }
        var high = law.Length - 1;
        while (law[high] * values.Length < 50)
        {
            high--;
        }
        // What is rarer than fifty times in all counts together with its neighbour.
        var counts = new int[high - low + 1];
        var probabilities = law[low..(high + 1)];
        probabilities[0] = law[..(low + 1)].Sum();
        probabilities[^1] = 1 - law[..high].Sum();
        foreach (var value in values)
        {
            counts[Math.Clamp(value, low, high) - low]++;
        }
        ChiSquare.AssertFits(counts, probabilities);
    }

    // Large means against the normal law: the skewness that is left is 1 / sqrt(m).
    [Theory]
    [InlineData(1e9)]
    [InlineData(1e12)]
    public void NextPoisson_LargeMean_IsNormalInShape(double mean)
    {
        var random = new RandomStream(3, "poisson");
        double[] bounds = [-2, -1, 0, 1, 2];
        double[] law = [0.022750132, 0.135905122, 0.341344746, 0.341344746, 0.135905122, 0.022750132];
        var counts = new int[6];
        for (var i = 0; i < 2 * Draws; i++)
        {
            var deviation = (random.NextPoisson(mean) - mean) / Math.Sqrt(mean);
            counts[bounds.Count(b => b <= deviation)]++;
        }
        ChiSquare.AssertFits(counts, law);
    }

    [Theory]
    [InlineData(0, 12)]
    [InlineData(1, 12)]
    [InlineData(14, 12)]
    [InlineData(15, 12)]
    [InlineData(16, 12)]
    [InlineData(60, 12)]
    [InlineData(950, 1000)]
    public void LogProbability_Count_IsThatOfTheDefinition(long count, double mean)
    {
        var expected = -mean + Enumerable.Range(1, (int)count).Sum(i => Math.Log(mean / i));

        Assert.Equal(expected, PoissonLaw.LogProbability(count, mean), Math.Abs(expected) * 1e-13);
    }

    [Fact]
    public void NextPoisson_MeanZero_IsZeroAndDrawsNothing()
    {
        var random = new RandomStream(1, "poisson");
        Assert.Equal(0, random.NextPoisson(0));
        Assert.Equal(new RandomStream(1, "poisson").NextBits(), random.NextBits());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(1.1e15)]
    [InlineData(double.PositiveInfinity)]
    public void NextPoisson_ImpossibleMean_Throws(double mean) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1, "poisson").NextPoisson(mean));

    private static double[] Law(double mean, int length)
    {
        var logarithm = -mean;
        var law = new double[length];
        for (var k = 0; k < length; k++)
        {
            law[k] = Math.Exp(logarithm);
            logarithm += Math.Log(mean / (k + 1));
        }
        return law;
    }
}
