using CdnLab.Model.Clients;
using CdnLab.Testing;
using CdnLab.Traffic.Sending;
using Xunit;

namespace CdnLab.Traffic.Tests.Sending;

/// <summary>The personas that ship, against a server that answers every GET with a 301 to itself (max-age 900): the
/// requests on the wire that were measured of the real clients.</summary>
public class PersonaTests
{
    [Theory]
    [InlineData("requests", 31)]
    [InlineData("urllib3", 4)]
    [InlineData("aiohttp", 10)]
    [InlineData("httpx", 21)]
    [InlineData("urllib", 5)]
    [InlineData("curl", 51)]
    [InlineData("wget", 21)]
    [InlineData("node", 21)]
    [InlineData("cachecontrol", 1)]
    [InlineData("poetry", 2)]
    public async Task RunAsync_ServerRedirectsToItself_GivesUpAfterTheClientsOwnLimit(string persona, int onTheWire)
    {
        await using var server = await TestServer.StartSelfRedirectingAsync();
        using var workload = new Workload(TestTraffic.Of(server.Url, TestTraffic.Shipped(persona)));

        var result = await TestTraffic.RunAsync(workload, new FakeTimeProvider());

        Assert.Equal((ChainOutcome.Looped, onTheWire), (result.Outcome, result.WireRequests));
        Assert.Equal(onTheWire, server.Requests.Count);
    }

    [Theory]
    [InlineData("cachecontrol", 0)]
    [InlineData("poetry", 1)]
    public async Task RunAsync_OwnCacheHoldsTheRedirect_LoopsAlmostWithoutTheWire(string persona, int onTheWire)
    {
        await using var server = await TestServer.StartSelfRedirectingAsync();
        using var workload = new Workload(TestTraffic.Of(server.Url, TestTraffic.Shipped(persona)));
        var time = new FakeTimeProvider();
        await TestTraffic.RunAsync(workload, time);
        var cold = server.Requests.Count;
        time.Advance(TimeSpan.FromDays(30));

        var warm = await TestTraffic.RunAsync(workload, time);

        Assert.Equal((ChainOutcome.Looped, onTheWire), (warm.Outcome, warm.WireRequests));
        Assert.Equal(onTheWire, server.Requests.Count - cold);
    }

    [Fact]
    public async Task RunAsync_PoetryAfterTheServerIsClean_ForgetsAndGetsTheDocument()
    {
        var poisoned = true;
        await using var server = await TestServer.StartAsync(context =>
            poisoned ? TestServer.RedirectAsync(context, context.Request.Path) : Task.CompletedTask);
        using var workload = new Workload(TestTraffic.Of(server.Url, TestTraffic.Shipped("poetry")));
        var time = new FakeTimeProvider();
        await TestTraffic.RunAsync(workload, time);
        poisoned = false;

        var result = await TestTraffic.RunAsync(workload, time);

        Assert.Equal((ChainOutcome.Ok, 1), (result.Outcome, result.WireRequests));
    }

    [Fact]
    public async Task RunAsync_CacheControlAfterTheServerIsClean_StaysBroken()
    {
        var poisoned = true;
        await using var server = await TestServer.StartAsync(context =>
            poisoned ? TestServer.RedirectAsync(context, context.Request.Path) : Task.CompletedTask);
        using var workload = new Workload(TestTraffic.Of(server.Url, TestTraffic.Shipped("cachecontrol")));
        var time = new FakeTimeProvider();
        await TestTraffic.RunAsync(workload, time);
        poisoned = false;

        var result = await TestTraffic.RunAsync(workload, time);

        Assert.Equal((ChainOutcome.Looped, 0), (result.Outcome, result.WireRequests));
    }
}
