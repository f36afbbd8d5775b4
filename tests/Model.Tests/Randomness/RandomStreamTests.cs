using System.Globalization;
using CdnLab.Model.Randomness;
using Xunit;

namespace CdnLab.Model.Tests.Randomness;

public class RandomStreamTests
{
    private const int Draws = 100_000;

    /// <summary>Computed by a separate implementation that reproduces the published vectors of xoshiro256++ and
    /// SplitMix64.</summary>
    [Fact]
    public void NextBits_KnownSeedAndName_GivesThePublishedGenerator()
    {
        var random = new RandomStream(20220610, "traffic/arrivals");

        ulong[] expected =
            [7205678866033768256, 6344473328951100943, 14336409987470021086, 15367131989310360238];
        Assert.Equal(expected, expected.Select(_ => random.NextBits()));
    }

    [Fact]
    public void NextBits_OtherNameOrSeed_IsAnotherStream()
    {
        var bits = new RandomStream(1, "a").NextBits();

        Assert.NotEqual(bits, new RandomStream(1, "b").NextBits());
        Assert.NotEqual(bits, new RandomStream(2, "a").NextBits());
    }

    [Fact]
    public void NextUnit_ManyDraws_IsUniform()
    {
        var random = new RandomStream(1, "unit");
        var values = Enumerable.Range(0, Draws).Select(_ => random.NextUnit()).ToArray();

        Assert.All(values, value => Assert.InRange(value, 0, 1 - double.Epsilon));
        ChiSquare.AssertFits(Histogram(values.Select(v => (int)(v * 100)), 100), Even(100));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void NextBelow_ManyDraws_IsUniform(int limit)
    {
        var random = new RandomStream(1, "below");
        var values = Enumerable.Range(0, Draws).Select(_ => random.NextBelow(limit)).ToArray();

        Assert.All(values, value => Assert.InRange(value, 0, limit - 1));
        ChiSquare.AssertFits(Histogram(values, limit), Even(limit));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void NextBelow_NothingToChooseFrom_Throws(int limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1, "below").NextBelow(limit));

    [Fact]
    public void NextExponential_ManyDraws_HasMeanAndVarianceOne()
    {
        var random = new RandomStream(1, "exponential");

        // The fourth central moment of the law is 9.
        Moments.AssertFit([.. Enumerable.Range(0, Draws).Select(_ => random.NextExponential())], 1, 1, 9);
    }

    [Fact]
    public void NextExponential_ManyDraws_FollowsTheLawEverywhere()
    {
        var random = new RandomStream(1, "exponential");
        var values = Enumerable.Range(0, 4 * Draws).Select(_ => random.NextExponential()).Order().ToArray();

        // Kolmogorov and Smirnov: above 2 / sqrt(n) once in fifteen hundred samples of the law.
        var distance = values.Select((value, i) =>
        {
            var below = 1 - Math.Exp(-value);
            return Math.Max(below - (double)i / values.Length, (double)(i + 1) / values.Length - below);
        }).Max();
        Assert.InRange(distance, 0, 2 / Math.Sqrt(values.Length));
        // Layers and tail, each by its own code: 12 is well within the tail, which begins at 7.7.
        ChiSquare.AssertFits(
            Histogram(values.Select(v => (int)Math.Min(v, 12)), 13),
            [.. Enumerable.Range(0, 12).Select(i => Math.Exp(-i) - Math.Exp(-i - 1)), Math.Exp(-12)]);
    }

    [Fact]
    public void NextExponential_Bits_AreAllOfTheNumbersOwn()
    {
        // Scaled by 1e5 s, a value of few bits would fall on a coarse grid: then many would be alike.
        var random = new RandomStream(1, "exponential");
        var values = Enumerable.Range(0, Draws).Select(_ => random.NextExponential()).ToHashSet();

        Assert.Equal(Draws, values.Count);
    }

    [Fact]
    public void Draws_OfEveryLaw_AreTheseBitsOnEveryMachine()
    {
        var random = new RandomStream(20220610, "golden");
        var numbers = new[]
        {
            random.NextExponential(), random.NextNormal(), random.NextLognormal(12_000, 0.5), random.NextPoisson(3),
            random.NextPoisson(50), random.NextPoisson(1e12),
            Enumerable.Range(0, 100_000).Sum(_ => random.NextExponential()),
            Enumerable.Range(0, 100_000).Sum(_ => random.NextLognormal(0.1, 0.5)),
            Enumerable.Range(0, 100_000).Sum(_ => random.NextPoisson(30)),
        };

        string[] expected =
        [
            "3FBB01EF7554985A", "BFD887D5E61D51A4", "40C0D6C947F91EA4", "4000000000000000", "404B800000000000",
            "426D1A9240470000", "40F87413A9E69CBE", "40C62D95C00DD36E", "4146E37580000000",
        ];
        Assert.Equal(expected, numbers.Select(n =>
            BitConverter.DoubleToInt64Bits(n).ToString("X16", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void NextNormal_ManyDraws_HasMeanZeroAndVarianceOne()
    {
        var random = new RandomStream(1, "normal");

        // The fourth central moment of the law is 3.
        Moments.AssertFit([.. Enumerable.Range(0, Draws).Select(_ => random.NextNormal())], 0, 1, 3);
    }

    [Fact]
    public void NextLognormal_ManyDraws_HasTheMedianAndShapeAskedFor()
    {
        var random = new RandomStream(1, "lognormal");
        var logarithms = Enumerable.Range(0, Draws).Select(_ => Math.Log(random.NextLognormal(12_000, 0.5))).ToArray();

        Moments.AssertFit(logarithms, Math.Log(12_000), 0.25, 3 * 0.25 * 0.25);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void NextChance_ManyDraws_HappensThatOften(double probability)
    {
        var random = new RandomStream(1, "chance");
        var happened = Enumerable.Range(0, Draws).Count(_ => random.NextChance(probability));

        var bound = 5 * Math.Sqrt(Draws * probability * (1 - probability));
        Assert.InRange(happened, Draws * probability - bound, Draws * probability + bound);
    }

    private static int[] Histogram(IEnumerable<int> values, int buckets)
    {
        var counts = new int[buckets];
        foreach (var value in values)
        {
            counts[value]++;
        }
        return counts;
    }

    private static double[] Even(int buckets) => [.. Enumerable.Repeat(1.0 / buckets, buckets)];
}
