using System.Net;
using CdnLab.Edge.Configuration;
using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Fetching;

public sealed class FetchFailureTests
{
    [Fact]
    public async Task Connect_Refused_Is502NamingStageAndSide()
    {
        var options = new EdgeOptions { Origin = new("http://127.0.0.1:1") };
        await using var edge = await EdgeUnderTest.StartAsync(options, ScriptedOrigin.InOrder());
        using var response = await edge.Client.GetAsync("/a");
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("edge: OriginConnectFailed\n", await response.Content.ReadAsStringAsync());
        Assert.Equal("edge; fwd=uri-miss; detail=OriginConnectFailed", response.CacheStatus());
        Assert.Equal(1, await edge.SeriesAsync("upstream_errors"));
    }

    [Fact]
    public async Task Headers_TooLate_Is504()
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            Answers.Cacheable("late") with { After = new TaskCompletionSource().Task });
        var asking = edge.Client.GetAsync("/a");
        await edge.Origin.ReceivedAsync(1);
        edge.Clock.Advance(TimeSpan.FromSeconds(60) - TimeSpan.FromTicks(1));
        Assert.Equal(1, edge.Collapser.InFlight);
        edge.Clock.Advance(TimeSpan.FromTicks(1));
        using var response = await asking;
        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Equal("edge: OriginHeadersTimedOut\n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task StoredBody_BreaksOff_Is502AndNothingIsStored()
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            Half("max-age=60") with { Close = true });
        using var response = await edge.Client.GetAsync("/a");
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("edge: OriginBodyAborted\n", await response.Content.ReadAsStringAsync());
        Assert.Equal(0, edge.Store.Statistics.Responses);
    }

    [Fact]
    public async Task StreamedBody_BreaksOff_BreaksTheClientsConnection()
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            Half("no-store") with { Close = true });
        // Whether the first bytes got out before the end is a race; that the body is not whole must be seen.
        await Assert.ThrowsAsync<HttpRequestException>(() => edge.Client.GetByteArrayAsync("/a"));
        Assert.Equal(1, await edge.SeriesAsync("status_2xx"));
    }

    [Fact]
    public async Task Body_PauseTooLong_Is504()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Half("max-age=60"));
        var asking = edge.Client.GetAsync("/a");
        await edge.Origin.ReceivedAsync(1);

        // The deadline of the first piece may stand where that of the next will: time moves until one has struck.
        await Eventually.TrueAsync(
            () =>
            {
                edge.Clock.Advance(TimeSpan.FromSeconds(15));
                return asking.IsCompleted;
            },
            "the pause ends the fetch");
        using var response = await asking;
        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
    }

    private static ScriptedResponse Half(string cacheControl) => ScriptedResponse.Raw(
        $"HTTP/1.1 200 OK\r\nCache-Control: {cacheControl}\r\nContent-Length: 10\r\n\r\nhalf");
}
