using Xunit;
using static CdnLab.Live.Tests.Deploys.CacheState;
using static CdnLab.Live.Tests.Deploys.ChainEnd;

namespace CdnLab.Live.Tests.Deploys;

/// <summary>Which of the four states of two deploys loops, on real processes; the PoP is asked in both spellings.
/// </summary>
[Trait("Category", "Live")]
public sealed class DeployStateTests(DeployLab lab) : IClassFixture<DeployLab>
{
    [Theory]
    [InlineData("before", "before", Empty, Document)]
    [InlineData("before", "before", Warm, Document)]
    [InlineData("before", "before", VerbatimGone, Document)]
    [InlineData("before", "after", Empty, Document)]
    [InlineData("before", "after", Warm, Document)]
    [InlineData("before", "after", VerbatimGone, TwoUrlLoop)]
    [InlineData("after", "before", Empty, SelfLoop)]
    [InlineData("after", "before", Warm, SelfLoop)]
    [InlineData("after", "before", VerbatimGone, SelfLoop)]
    [InlineData("after", "after", Empty, Document)]
    [InlineData("after", "after", Warm, SelfLoop)]
    [InlineData("after", "after", VerbatimGone, SelfLoop)]
    public async Task DeployState_OverCacheState_EndsAsTheTableSays(
        string edge, string origin, CacheState caches, ChainEnd expected)
    {
        await lab.PrepareAsync(caches);
        await lab.DeployOriginAsync(origin);
        await lab.DeployEdgeAsync(edge);

        Assert.Equal((expected, expected), await lab.AskBothAsync());
    }

    [Theory]
    [InlineData(Empty, Document, Document)]
    [InlineData(Warm, Document, SelfLoop)]
    [InlineData(VerbatimGone, TwoUrlLoop, SelfLoop)]
    public async Task OriginFirst_ClientsAskInBetween_LoopsWhereTheOldRedirectIsStored(
        CacheState caches, ChainEnd between, ChainEnd afterwards)
    {
        await lab.PrepareAsync(caches);

        await lab.DeployOriginAsync("after");
        Assert.Equal((between, between), await lab.AskBothAsync());
        await lab.DeployEdgeAsync("after");
        Assert.Equal((afterwards, afterwards), await lab.AskBothAsync());
    }

    [Theory]
    [InlineData(Empty)]
    [InlineData(Warm)]
    [InlineData(VerbatimGone)]
    public async Task EdgeFirst_ClientsAskInBetween_LoopsFromEveryCacheState(CacheState caches)
    {
        await lab.PrepareAsync(caches);

        await lab.DeployEdgeAsync("after");
        Assert.Equal((SelfLoop, SelfLoop), await lab.AskBothAsync());
        await lab.DeployOriginAsync("after");
        Assert.Equal((SelfLoop, SelfLoop), await lab.AskBothAsync());
    }

    [Fact]
    public async Task BothDeployed_OneVariantStoredBefore_OnlyThatVariantLoops()
    {
        await lab.ResetAsync();
        await lab.AskAsync(DeployLab.Normalised, "gzip");
        await lab.DeployOriginAsync("after");
        await lab.DeployEdgeAsync("after");

        Assert.Equal(SelfLoop, await lab.AskAsync(DeployLab.Normalised, "gzip"));
        Assert.Equal(Document, await lab.AskAsync(DeployLab.Normalised, "identity"));
        Assert.Equal(SelfLoop, await lab.AskAsync(DeployLab.Normalised, "gzip"));
    }
}
