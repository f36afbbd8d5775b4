using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Safety;

/// <summary>Requests that two recipients could frame in different ways: the origin sees what a strict reading of the
/// bytes gives, or nothing.</summary>
public sealed class SmugglingTests
{
    private const string Head = "POST /a HTTP/1.1\r\nHost: a.test\r\n";
    private const string Inner = "GET /inner HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n";

    [Theory]
    [InlineData("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Inner, 400)]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n39\r\n" + Inner + "\r\n0\r\n\r\n", 400)]
    [InlineData("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + Inner, 400)]
    [InlineData("Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + Inner, 400)]
    [InlineData("Transfer-Encoding: identity\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + Inner, 400)]
    [InlineData("Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + Inner, 501)]
    [InlineData("Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n" + Inner, 501)]
    [InlineData("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Inner, 501)]
    [InlineData("Transfer-Encoding: ,chunked\r\n\r\n0\r\n\r\n" + Inner, 501)]
    [InlineData("Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n" + Inner, 400)]
    [InlineData("Transfer-Encoding: chunked;a=b\r\n\r\n0\r\n\r\n" + Inner, 400)]
    [InlineData("Transfer-Encoding: \vchunked\r\n\r\n0\r\n\r\n" + Inner, 400)]
    [InlineData("Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + Inner, 400)]
    [InlineData("Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" + Inner, 400)]
    [InlineData("X: 1\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + Inner, 400)]
    [InlineData("X: 1\rTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + Inner, 400)]
    [InlineData("Content-Length: 2\r\nContent-Length: 7\r\n\r\nab" + Inner, 400)]
    [InlineData("Content-Length: 2\r\nContent-Length: 2\r\n\r\nab" + Inner, 400)]
    [InlineData("Content-Length: 2, 2\r\n\r\nab" + Inner, 400)]
    [InlineData("Content-Length: -1\r\n\r\nab" + Inner, 400)]
    [InlineData("Content-Length: 0x2\r\n\r\nab" + Inner, 400)]
    [InlineData("Content-Length: 2 2\r\n\r\nab" + Inner, 400)]
    [InlineData("Content-Length: 2.0\r\n\r\nab" + Inner, 400)]
    [InlineData("Content-Length:\r\n\r\nab" + Inner, 400)]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\nab" + Inner, 400)]
    [InlineData("Content-Length: 000000000000000000000000000000002x\r\n\r\nab" + Inner, 400)]
    public async Task Framing_InDoubt_IsRefusedAndEndsTheConnection(string rest, int status)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one"));
        Assert.Equal([status], await RawClient.StatusesAsync(edge.Url, Head + rest));
        Assert.Empty(edge.Origin.Requests);
    }

    [Theory]
    [InlineData("2;a\nb")]
    [InlineData("2;a\rb")]
    [InlineData("2 ")]
    [InlineData("2\n")]
    [InlineData("-2")]
    [InlineData("+2")]
    [InlineData("0x2")]
    [InlineData("")]
    [InlineData("80000000")]
    [InlineData("100000002")]
    [InlineData("ffffffffffffffff")]
    [InlineData("10000000000000002")]
    public async Task Chunk_SizeInDoubt_IsRefusedAndEndsTheConnection(string size)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one"));
        var body = $"Transfer-Encoding: chunked\r\n\r\n{size}\r\nab\r\n0\r\n\r\n";
        Assert.Equal([400], await RawClient.StatusesAsync(edge.Url, Head + body + Inner));
        Assert.Empty(edge.Origin.Requests);
    }

    [Theory]
    [InlineData("Content-Length: 2\r\n\r\nab")]
    [InlineData("Content-Length: +2\r\n\r\nab")]
    [InlineData("Transfer-Encoding: Chunked\r\n\r\n2;a=\"b\r\nab\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\nContent-Length: 99\r\n\r\n")]
    public async Task Framing_ReadInOneWay_IsFramedAnewForTheOrigin(string rest)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one"));
        Assert.Equal([200, 200], await RawClient.StatusesAsync(edge.Url, Head + rest + Inner));
        Assert.Equal(
            [("POST", "/a", "ab"), ("GET", "/inner", "")],
            edge.Origin.Requests.Select(r => (r.Method, r.Target, r.Body)));
        Assert.True(edge.Origin.Requests[0]["Content-Length"] is "2" or null);
    }

    [Theory]
    [InlineData("Connection: close\r\nContent-Length: 57\r\n\r\n" + Inner)]
    [InlineData("Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n39\r\n" + Inner + "\r\n0\r\n\r\n")]
    public async Task Get_WithContent_IsAnsweredWithoutItReachingTheOrigin(string rest)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one"));
        for (var turn = 0; turn < 2; turn++)
        {
            var request = "GET /a HTTP/1.1\r\nHost: a.test\r\n" + rest;
            Assert.Equal([200], await RawClient.StatusesAsync(edge.Url, request));
        }

        var seen = edge.Origin.Requests.Single();
        Assert.Equal(("/a", ""), (seen.Target, seen.Body));
        Assert.Null(seen["Content-Length"]);
        Assert.Null(seen["Transfer-Encoding"]);
    }

    [Theory]
    [InlineData("POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /a HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("GET /a HTTP/1.1\nHost: a.test\n\n")]
    [InlineData("GET /a HTTP/1.1\r\nHost: a.test\nX: 1\r\n\r\n")]
    [InlineData("GET /a HTTP/1.1\r\nHost: a.test\r\n\n")]
    [InlineData("GET /a HTTP/1.1\r\nHost: a.test\r\nX: 1\r\n 2\r\n\r\n")]
    [InlineData("GET /a HTTP/1.1\r\n X: 1\r\nHost: a.test\r\n\r\n")]
    [InlineData("GET /a HTTP/1.1\r\nHost: a.test\r\nX : 1\r\n\r\n")]
    [InlineData("GET /a HTTP/1.1\r\nHost: a.test\r\nX\r\n\r\n")]
    [InlineData("GET /a HTTP/1.1\r\nHost: a.test\r\n: 1\r\n\r\n")]
    [InlineData("GET  /a HTTP/1.1\r\nHost: a.test\r\n\r\n")]
    [InlineData("GET /a b HTTP/1.1\r\nHost: a.test\r\n\r\n")]
    [InlineData("GET /a\r\n")]
    public async Task Message_Malformed_Is400(string request)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one"));
        Assert.Equal([400], await RawClient.StatusesAsync(edge.Url, request + Inner));
        Assert.Empty(edge.Origin.Requests);
    }

    [Fact]
    public async Task Pipeline_OfRequests_IsAnsweredInOrderEachWithItsOwn()
    {
        var origin = new ScriptedOrigin(request => Answers.Cacheable(request.Target));
        await using var edge = await EdgeUnderTest.StartAsync(new(), origin);
        using var client = await RawClient.ConnectAsync(edge.Url);
        var requests = Enumerable.Range(0, 50).Select(i => $"GET /{i % 7} HTTP/1.1\r\nHost: a.test\r\n\r\n");
        await client.SendAsync(string.Concat(requests));
        await client.SendAsync("GET  refused HTTP/1.1\r\n\r\n");
        var answers = RawAnswers.Of(await client.ReadToEndAsync());
        Assert.Equal(400, answers[50].Status);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"/{i % 7}"), answers.Take(50).Select(answer => answer.Body));
        Assert.Equal(7, origin.Requests.Count);
    }
}
