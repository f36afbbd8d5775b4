using CdnLab.Model.Randomness;
using CdnLab.Model.Tests.Randomness;
using CdnLab.Model.Workloads;
using Xunit;

namespace CdnLab.Model.Tests.Workloads;

public class ZipfPopularityTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.95)]
    [InlineData(2)]
    public void Draw_ManyTimes_RankKComesInProportionToItsPower(double exponent)
    {
        const int Items = 50;
        var popularity = new ZipfPopularity(Items, exponent);
        var random = new RandomStream(1, "zipf");
        var counts = new int[Items];
        for (var i = 0; i < 200_000; i++)
        {
            counts[popularity.Draw(random)]++;
        }

        var weights = Enumerable.Range(1, Items).Select(rank => Math.Pow(rank, -exponent)).ToArray();
        ChiSquare.AssertFits(counts, [.. weights.Select(w => w / weights.Sum())]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1_000, 0.95)]
    public void Probability_AllItems_SumToOneAndFall(int items, double exponent)
    {
        var popularity = new ZipfPopularity(items, exponent);
        var probabilities = Enumerable.Range(0, items).Select(popularity.Probability).ToArray();

        Assert.Equal(1, probabilities.Sum(), 9);
        Assert.Equal(probabilities.OrderDescending(), probabilities);
        Assert.Equal(Math.Pow(items, exponent), probabilities[0] / probabilities[^1], 6);
    }

    [Fact]
    public void ZipfPopularity_NoItem_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ZipfPopularity(0, 1));
}
