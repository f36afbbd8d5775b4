using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Sharding;
using Xunit;

namespace CdnLab.Scenarios.Tests.Sharding;

public class BallsInBinsTests
{
    private const int Catalogues = 60;
    private const int Keys = 2000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(26)]
    [InlineData(200)]
    public void ExpectedMaxBound_HashedNames_HoldsInTheMeanAndIsNotFarAbove(int buckets)
    {
        var most = Enumerable.Range(1, Catalogues).Average(seed => Fullest(NamesOf(seed), buckets));
        var bound = BallsInBins.ExpectedMaxBound(Keys, buckets);
        var mean = (double)Keys / buckets;

        Assert.True(most <= bound, $"{most} of a bound of {bound}");
        // Of what it allows above the mean, at least a half is there: a bound that is far off teaches nothing.
        Assert.True(most - mean >= (bound - mean) / 2, $"{most} of a bound of {bound}");
    }

    [Fact]
    public void ExpectedMaxBound_TwoBuckets_IsAboveTheExactExpectation()
    {
        // E max of Binomial(n, 1/2) and its complement: n / 2 + n / 2 * C(n - 1, n / 2) / 2^(n - 1), here of n = 4.
        Assert.InRange(BallsInBins.ExpectedMaxBound(4, 2), 2.75, 4);
        Assert.Equal(0, BallsInBins.ExpectedMaxBound(0, 5));
    }

    private static IReadOnlyList<Project> NamesOf(int seed) =>
        Catalogue.Create(new CatalogueOptions { Projects = Keys }, (ulong)seed).Projects;

    private static int Fullest(IEnumerable<Project> projects, int buckets) =>
        projects.CountBy(p => HashShards.Bucket(p, buckets)).Max(b => b.Value);
}
