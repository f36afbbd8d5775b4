using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Safety;

/// <summary>Answers that cannot be framed in one way only, or not be sent on: a 502, nothing stored, and the next
/// client gets the origin's next answer.</summary>
public sealed class HostileOriginTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\n";

    public static TheoryData<string> Unsound =>
    [
        "",
        "hello world\r\n\r\n",
        "ICY 200 OK\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/2.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 99 Low\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 000 Low\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 099 Low\r\nCache-Control: max-age=60\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        "HTTP/1.1 600 High\r\nCache-Control: max-age=60\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 1000 High\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 2xx OK\r\nContent-Length: 2\r\n\r\nok",
        Ok + "Content-Length: 5\r\n\r\nok",
        Ok + "Content-Length: -1\r\n\r\nok",
        Ok + "Content-Length: +2\r\n\r\nok",
        Ok + "Content-Length: 2, 3\r\n\r\nok",
        Ok + "Content-Length: x\r\n\r\nok",
        Ok + "Content-Length: 99999999999999999999\r\n\r\nok",
        Ok + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nok",
        Ok + "Content-Length: 3\r\nContent-Length: 2\r\n\r\nok",
        Ok + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        Ok + "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        Ok + "Transfer-Encoding: xchunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        Ok + "Transfer-Encoding: identity\r\n\r\nok",
        "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        Ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n",
        Ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n0\r\n\r\n",
        Ok + "Transfer-Encoding: chunked\r\n\r\n-2\r\nok\r\n0\r\n\r\n",
        Ok + "X: a\u0001b\r\nContent-Length: 2\r\n\r\nok",
        Ok + "X: a\u001bb\r\nContent-Length: 2\r\n\r\nok",
        Ok + "X: a\u007fb\r\nContent-Length: 2\r\n\r\nok",
        Ok + "Content-Type: a\u0008b\r\nContent-Length: 2\r\n\r\nok",
        Ok + "X\u0001: a\r\nContent-Length: 2\r\n\r\nok",
        Ok + "X y: a\r\nContent-Length: 2\r\n\r\nok",
        Ok + "X\r\nContent-Length: 2\r\n\r\nok",
        Ok + ":status: 200\r\nContent-Length: 2\r\n\r\nok",
        Ok + "X: " + new string('a', 100_000) + "\r\nContent-Length: 2\r\n\r\nok",
        Ok + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"X{i}: a\r\n")) + "Content-Length: 2\r\n\r\nok",
        string.Concat(Enumerable.Repeat("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 20_000)),
    ];

    [Theory]
    [MemberData(nameof(Unsound), DisableDiscoveryEnumeration = true)]
    public async Task Answer_Unsound_Is502AndTheNextClientGetsTheNextAnswer(string answer)
    {
        var sound = false;
        var unsound = ScriptedResponse.Raw(answer) with { Close = true };
        var origin = new ScriptedOrigin(_ => Volatile.Read(ref sound) ? Answers.Cacheable("sound") : unsound);
        await using var edge = await EdgeUnderTest.StartAsync(new(), origin);
        using var first = await edge.Client.GetAsync("/a");
        Assert.Equal(502, (int)first.StatusCode);
        Assert.Equal(0, edge.Store.Statistics.Responses);
        Volatile.Write(ref sound, true);
        Assert.Equal("sound", await edge.Client.GetStringAsync("/a"));
    }

    [Theory]
    [InlineData(Ok + "Content-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil")]
    [InlineData("HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\nevil")]
    [InlineData("HTTP/1.1 304 Not Modified\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil")]
    public async Task Answer_MoreThanItsLength_ReachesNobody(string answer)
    {
        await using var edge = await EdgeUnderTest.StartAsync(ScriptedResponse.Raw(answer), Answers.Cacheable("own"));
        using var first = await edge.Client.GetAsync("/a");
        Assert.DoesNotContain("evil", await first.Content.ReadAsStringAsync());
        Assert.Equal("own", await edge.Client.GetStringAsync("/b"));
        Assert.Equal(2, edge.Origin.Connections);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(304)]
    public async Task Answer_WithContentItsStatusForbids_IsSentWithoutIt(int status)
    {
        var answer = $"HTTP/1.1 {status} None\r\nCache-Control: no-store\r\nContent-Length: 2\r\n\r\nok";
        await using var edge = await EdgeUnderTest.StartAsync(
            ScriptedResponse.Raw(answer) with { Close = true }, Answers.Cacheable("own"));
        using var first = await edge.Client.GetAsync("/a");
        Assert.Equal((status, ""), ((int)first.StatusCode, await first.Content.ReadAsStringAsync()));
        Assert.Equal("own", await edge.Client.GetStringAsync("/b"));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("PURGE")]
    public async Task Connection_ClosedWithoutAnswer_UnsafeRequestIsNotSentAgain(string method)
    {
        await using var edge = await EdgeUnderTest.StartAsync(ScriptedResponse.Raw("") with { Close = true });
        var request = $"{method} /a HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n";
        Assert.Equal([502], await RawClient.StatusesAsync(edge.Url, request));
        Assert.Single(edge.Origin.Requests);
    }

    [Theory]
    [InlineData("Vary: *")]
    [InlineData("Vary: Accept, *")]
    [InlineData("Cache-Control: no-store")]
    [InlineData("Cache-Control: private")]
    public async Task Answer_ForOneRequestOnly_IsNotStored(string field)
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            Answers.Cacheable("one", field), Answers.Cacheable("two", field));
        Assert.Equal("one", await edge.Client.GetStringAsync("/a"));
        Assert.Equal("two", await edge.Client.GetStringAsync("/a"));
    }

    [Fact]
    public async Task Answer_WithCookieAndNoLifetime_IsNotStored()
    {
        const string modified = "Last-Modified: Fri, 10 Jun 2012 10:00:00 GMT";
        await using var edge = await EdgeUnderTest.StartAsync(
            ScriptedResponse.Of(200, "one", modified, "Set-Cookie: id=1"),
            ScriptedResponse.Of(200, "two", modified, "Set-Cookie: id=2"));
        Assert.Equal("one", await edge.Client.GetStringAsync("/a"));
        Assert.Equal("two", await edge.Client.GetStringAsync("/a"));
    }

    [Fact]
    public async Task Redirect_ToItself_IsHandedOnAndNotFollowed()
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            ScriptedResponse.Of(301, "", "Location: /a", "Cache-Control: max-age=60"));
        using var answer = await edge.Client.GetAsync("/a");
        Assert.Equal(301, (int)answer.StatusCode);
        Assert.Single(edge.Origin.Requests);
    }
}
