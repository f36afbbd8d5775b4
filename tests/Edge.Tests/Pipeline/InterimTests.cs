using System.Net.Sockets;
using System.Text;
using CdnLab.Edge.Configuration;
using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Pipeline;

public sealed class InterimTests
{
    private const string Hints = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nX-Hop: 1\r\n"
        + "Connection: X-Hop\r\n\r\n";

    private const string Final = "HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: 3\r\n\r\none";

    [Fact]
    public async Task InterimResponse_OfAFetch_ReachesTheClientAndIsNotStored()
    {
        await using var edge = await EdgeUnderTest.StartAsync(ScriptedResponse.Raw(Hints + Final));
        var first = await AskAsync(edge, "HTTP/1.1");
        Assert.StartsWith(
            "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\n", first);
        Assert.EndsWith("\r\n\r\none", first);
        var second = await AskAsync(edge, "HTTP/1.1");
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", second);
        Assert.DoesNotContain("Link", second);
        Assert.Single(edge.Origin.Requests);
    }

    [Fact]
    public async Task InterimResponses_Several_KeepTheirOrder()
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            new EdgeOptions { Host = "example.test" },
            new ScriptedOrigin(_ => ScriptedResponse.Raw("HTTP/1.1 102 Processing\r\n\r\n" + Hints + Final)));
        var text = await AskAsync(edge, "HTTP/1.1");
        Assert.StartsWith("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n", text);
    }

    [Fact]
    public async Task InterimResponse_ToHttp10_IsLeftOut()
    {
        await using var edge = await EdgeUnderTest.StartAsync(ScriptedResponse.Raw(Hints + Final));
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", await AskAsync(edge, "HTTP/1.0"));
    }

    [Theory]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n")]
    [InlineData("HTTP/1.1 103 Early Hints\r\nLink: a\u0007b\r\n\r\n")]
    [InlineData("HTTP/1.1 103 Early Hints\r\nno colon\r\n\r\n")]
    public async Task InterimResponse_NotToBeSentOn_IsLeftOut(string interim)
    {
        await using var edge = await EdgeUnderTest.StartAsync(ScriptedResponse.Raw(interim + Final));
        Assert.Matches("^HTTP/1.1 (200|502) ", await AskAsync(edge, "HTTP/1.1"));
    }

    [Fact]
    public async Task InterimResponses_AFlood_EndsAtTheBound()
    {
        var flood = string.Concat(Enumerable.Repeat(Hints, 100));
        await using var edge = await EdgeUnderTest.StartAsync(ScriptedResponse.Raw(flood + Final));
        var text = await AskAsync(edge, "HTTP/1.1");
        Assert.Equal(16, text.Split("103 Early Hints").Length - 1);
        Assert.Contains("\r\n\r\nHTTP/1.1 200 OK\r\n", text);
    }

    [Fact]
    public async Task ConnectionsReused_EachAnswerGoesToWhoAsked()
    {
        var origin = new ScriptedOrigin(request => ScriptedResponse.Raw(
            $"HTTP/1.1 103 Early Hints\r\nX-For: {request["X-Me"]}\r\n\r\n"
            + "HTTP/1.1 200 OK\r\nCache-Control: no-store\r\nContent-Length: 25\r\n\r\nHTTP/1.1 103 not a head\r\n"));
        await using var edge = await EdgeUnderTest.StartAsync(new EdgeOptions { Host = "example.test" }, origin);
        for (var i = 0; i < 20; i++)
        {
            var text = await AskAsync(edge, "HTTP/1.1", $"X-Me: {i}\r\n");
            Assert.StartsWith($"HTTP/1.1 103 Early Hints\r\nX-For: {i}\r\n\r\nHTTP/1.1 200 OK\r\n", text);
        }

        Assert.True(origin.Connections < 20, "connections were reused");
    }

    private static async Task<string> AskAsync(EdgeUnderTest edge, string version, string fields = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(edge.Url.Host, edge.Url.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(
            $"GET /a {version}\r\nHost: example.test\r\n{fields}Connection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
