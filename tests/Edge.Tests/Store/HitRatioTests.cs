using CdnLab.Edge.Bench.Eviction;

namespace CdnLab.Edge.Tests.Store;

/// <summary>Hit ratios on drawn traces, the same in every run. The bounds lie a little below what is measured
/// (bench/results/edge-eviction.md says the same of longer traces).</summary>
public sealed class HitRatioTests
{
    private const int Objects = 20_000;
    private const int Room = 2_000;

    [Theory]
    [InlineData(0.8, 0.04, 0.75)]
    [InlineData(1.0, 0.03, 0.85)]
    public void Store_ZipfWithScans_KeepsWhatIsAskedForAgain(double exponent, double overLru, double ofOptimal)
    {
        var ratios = RatiosOf(exponent, scanLength: 4_000);
        Assert.InRange(ratios.Edge - ratios.Lru, overLru, 1);
        Assert.InRange(ratios.Edge / ratios.Optimal, ofOptimal, 1);
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(1.0)]
    public void Store_ZipfAlone_IsNoWorseThanLru(double exponent)
    {
        var ratios = RatiosOf(exponent, scanLength: 0);
        Assert.InRange(ratios.Edge, ratios.Lru, ratios.Optimal);
        Assert.InRange(ratios.Lru, ratios.Fifo, ratios.Optimal);
    }

    [Fact]
    public void Optimal_TraceByHand_EvictsWhatIsNeededLast() =>
        Assert.Equal(4, OptimalCache.Hits([1, 2, 3, 1, 2, 4, 1, 2, 3], capacity: 2));

    private static HitRatios RatiosOf(double exponent, int scanLength) => HitRatios.Of(
        new ScanTrace(Objects, exponent, Requests: 100_000, ScanEvery: 5_000, scanLength, Seed: 1).Draw(), Room);
}
