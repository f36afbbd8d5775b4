using System.Net;
using CdnLab.Testing;
using Xunit;
using static CdnLab.Live.Tests.Deploys.ChainEnd;

namespace CdnLab.Live.Tests.Deploys;

/// <summary>What ends a loop: going back, or a purge.</summary>
[Trait("Category", "Live")]
public sealed class RecoveryTests(DeployLab lab) : IClassFixture<DeployLab>
{
    [Fact]
    public async Task RollBack_OfBothLayers_RestoresServiceAtOnce()
    {
        await LoopAsync();

        await lab.DeployEdgeAsync("before");
        await lab.DeployOriginAsync("before");

        Assert.Equal((Document, Document), await lab.AskBothAsync());
    }

    [Fact]
    public async Task RollBack_VerbatimStoredAsRedirectBetweenTheDeploys_LeavesATwoUrlLoop()
    {
        await lab.PrepareAsync(CacheState.VerbatimGone);
        await lab.DeployOriginAsync("after");
        await lab.AskBothAsync();
        await lab.DeployEdgeAsync("after");

        await lab.DeployEdgeAsync("before");
        await lab.DeployOriginAsync("before");

        Assert.Equal((TwoUrlLoop, TwoUrlLoop), await lab.AskBothAsync());
    }

    [Fact]
    public async Task HardPurge_OfTheSurrogateKey_EndsTheLoopAtOnce()
    {
        await LoopAsync();

        await lab.PurgeAsync(soft: false);

        Assert.Equal((Document, Document), await lab.AskBothAsync());
    }

    [Fact]
    public async Task SoftPurge_OfTheSurrogateKey_EndsTheLoopAfterARevalidationInTheBackground()
    {
        await LoopAsync();

        await lab.PurgeAsync(soft: true);

        using var stale = await Chain.SendAsync(lab.Pop.PublicUrl, DeployLab.Normalised, "identity");
        Assert.Equal(HttpStatusCode.MovedPermanently, stale.StatusCode);
        await Eventually.TrueAsync(async () => await lab.AskBothAsync() == (Document, Document), "the end of the loop");
    }

    private async Task LoopAsync()
    {
        await lab.PrepareAsync(CacheState.Warm);
        await lab.DeployOriginAsync("after");
        await lab.DeployEdgeAsync("after");
        Assert.Equal((SelfLoop, SelfLoop), await lab.AskBothAsync());
    }
}
