using System.Net;
using CdnLab.Edge.Configuration;
using CdnLab.Edge.Overload;
using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Overload;

public sealed class SheddingTests
{
    private static readonly EdgeOptions OneAndOne = new()
    {
        Host = "example.test",
        Load = new() { FetchesMax = 1, QueueMax = 1, RetryAfter = TimeSpan.FromSeconds(3) },
    };

    private readonly TaskCompletionSource _answered = new();

    [Fact]
    public async Task Fetch_BeyondQueue_IsShedWhileHitsAreServed()
    {
        await using var edge = await EdgeUnderTest.StartAsync(OneAndOne, Origin());
        await edge.Client.GetStringAsync("/kept");
        var first = edge.Client.GetStringAsync("/slow/1");
        await edge.Origin.ReceivedAsync(2);
        var second = edge.Client.GetStringAsync("/slow/2");
        await Eventually.TrueAsync(() => Gate(edge).Waiting == 1, "the second waits for its turn");

        using var shed = await edge.Client.GetAsync("/slow/3");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, shed.StatusCode);
        Assert.Equal("3", shed.Headers.RetryAfter!.ToString());
        Assert.Equal("edge; fwd=uri-miss; detail=EdgeOverloaded", shed.CacheStatus());
        using var passed = await edge.Client.PostAsync("/slow/4", new StringContent("x"));
        Assert.Equal("edge; fwd=method; detail=EdgeOverloaded", passed.CacheStatus());
        using var hit = await edge.Client.GetAsync("/kept");
        Assert.Equal("edge; hit; ttl=60", hit.CacheStatus());
        Assert.Equal(2, edge.Origin.Requests.Count);
        Assert.Equal((2, 0), (await edge.SeriesAsync("shed"), await edge.SeriesAsync("upstream_errors")));

        _answered.SetResult();
        Assert.Equal(("/slow/1", "/slow/2"), (await first, await second));
        Assert.Equal("/slow/3", await edge.Client.GetStringAsync("/slow/3"));
        Assert.Equal((0, 0), (Gate(edge).UnderWay, Gate(edge).Waiting));
    }

    [Fact]
    public async Task Fetch_TooLongInTheQueue_IsShed()
    {
        await using var edge = await EdgeUnderTest.StartAsync(OneAndOne, Origin());
        var first = edge.Client.GetStringAsync("/slow/1");
        await edge.Origin.ReceivedAsync(1);
        var second = edge.Client.GetAsync("/slow/2");
        await Eventually.TrueAsync(() => Gate(edge).Waiting == 1, "the second waits for its turn");
        edge.Clock.Advance(TimeSpan.FromSeconds(2));
        using var shed = await second;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, shed.StatusCode);
        _answered.SetResult();
        await first;
    }

    [Fact]
    public async Task Fetch_ShedWithAStaleResponse_IsAnsweredFromIt()
    {
        var options = OneAndOne with { Load = OneAndOne.Load with { QueueMax = 0 } };
        await using var edge = await EdgeUnderTest.StartAsync(options, Origin());
        await edge.Client.GetStringAsync("/kept");
        edge.Clock.Advance(TimeSpan.FromSeconds(70));
        var first = edge.Client.GetStringAsync("/slow/1");
        await edge.Origin.ReceivedAsync(2);
        using var stale = await edge.Client.GetAsync("/kept");
        Assert.Equal(HttpStatusCode.OK, stale.StatusCode);
        Assert.Equal("edge; fwd=stale; ttl=-10; detail=EdgeOverloaded", stale.CacheStatus());
        _answered.SetResult();
        await first;
    }

    /// <summary>However a fetch ends, it gives up its place.</summary>
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: 2\r\n\r\nok")]
    [InlineData("HTTP/1.1 200 OK\r\nCache-Control: no-store\r\nContent-Length: 2\r\n\r\nok")]
    [InlineData("HTTP/1.1 200 OK\r\nCache-Control: no-store\r\nContent-Length: 9\r\n\r\nok")]
    [InlineData("HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: 9\r\n\r\nok")]
    [InlineData("HTTP/1.1 500 Error\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("garbage\r\n\r\n")]
    [InlineData("")]
    public async Task Fetch_Ended_LeavesItsPlace(string answer)
    {
        var script = ScriptedResponse.Raw(answer) with { Close = true };
        await using var edge = await EdgeUnderTest.StartAsync(OneAndOne, new ScriptedOrigin(_ => script));
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Head })
        {
            using var client = await Safety.RawClient.ConnectAsync(edge.Url);
            await client.SendAsync($"{method} /a HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n");
            await client.ReadToEndAsync();
        }

        await Eventually.TrueAsync(() => Gate(edge).UnderWay == 0, "no fetch is under way");
    }

    private static FetchGate Gate(EdgeUnderTest edge) => edge.Service<FetchGate>();

    private ScriptedOrigin Origin() => new(request =>
        Answers.Cacheable(request.Target, "Cache-Control: stale-if-error=60") with
        {
            After = request.Target.StartsWith("/slow", StringComparison.Ordinal) ? _answered.Task : Task.CompletedTask,
        });
}
