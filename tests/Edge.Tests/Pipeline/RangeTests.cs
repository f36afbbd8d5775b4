using System.Net;
using System.Net.Http.Headers;
using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Pipeline;

public sealed class RangeTests
{
    [Fact]
    public async Task Range_OfAStoredResponse_IsOnePart()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("0123456789"));
        using var response = await AskAsync(edge, (2, 4));
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(new ContentRangeHeaderValue(2, 4, 10), response.Content.Headers.ContentRange);
        Assert.Equal(3, response.Content.Headers.ContentLength);
        Assert.Equal("234", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Ranges_OfAStoredResponse_AreAMultipart()
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            Answers.Cacheable("0123456789", "Content-Type: text/plain"));
        using var response = await AskAsync(edge, (0, 1), (null, 2));
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Null(response.Content.Headers.ContentRange);
        Assert.Equal("multipart/byteranges", response.Content.Headers.ContentType!.MediaType);
        var boundary = response.Content.Headers.ContentType.Parameters.Single().Value;
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(
            $"\r\n--{boundary}\r\nContent-Type: text/plain\r\nContent-Range: bytes 0-1/10\r\n\r\n01"
            + $"\r\n--{boundary}\r\nContent-Type: text/plain\r\nContent-Range: bytes 8-9/10\r\n\r\n89"
            + $"\r\n--{boundary}--\r\n",
            text);
        Assert.Equal(text.Length, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Range_OfWhatIsNotStored_IsAskedOfTheOriginTheSecondTime()
    {
        string[] mine = ["Cache-Control: private"];
        await using var edge = await EdgeUnderTest.StartAsync(
            ScriptedResponse.Of(200, "0123456789", mine),
            ScriptedResponse.Of(206, "234", [.. mine, "Content-Range: bytes 2-4/10"]));
        using var first = await AskAsync(edge, (2, 4));
        Assert.Equal("0123456789", await first.Content.ReadAsStringAsync());
        using var second = await AskAsync(edge, (2, 4));
        Assert.Equal(HttpStatusCode.PartialContent, second.StatusCode);
        Assert.Equal("234", await second.Content.ReadAsStringAsync());
        Assert.Equal([null, "bytes=2-4"], edge.Origin.Requests.Select(request => request["Range"]));
    }

    [Theory]
    [InlineData(412)]
    [InlineData(416)]
    public async Task Range_AnsweredByTheOriginWithAnError_IsNotStoredForOthers(int status)
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            ScriptedResponse.Of(200, "0123456789", "Cache-Control: private"),
            ScriptedResponse.Of(status, "no", "Cache-Control: max-age=60"),
            Answers.Cacheable("0123456789"));
        await edge.Client.GetStringAsync("/a");
        using var refused = await AskAsync(edge, (20, 30));
        Assert.Equal(status, (int)refused.StatusCode);
        Assert.Equal("0123456789", await edge.Client.GetStringAsync("/a"));
        Assert.Equal("0123456789", await edge.Client.GetStringAsync("/a"));
        Assert.Equal(3, edge.Origin.Requests.Count);
    }

    [Fact]
    public async Task Range_BeyondTheContent_IsRefusedWithItsLength()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("0123456789"));
        using var response = await AskAsync(edge, (10, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
        Assert.Equal("bytes */10", response.Content.Headers.ContentRange!.ToString());
        Assert.Equal(0, response.Content.Headers.ContentLength);
        Assert.Null(response.Headers.CacheControl);
    }

    private static Task<HttpResponseMessage> AskAsync(EdgeUnderTest edge, params (long? From, long? To)[] ranges)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/a") { Headers = { Range = new RangeHeaderValue() } };
        foreach (var (from, to) in ranges)
        {
            request.Headers.Range.Ranges.Add(new(from, to));
        }

        return edge.Client.SendAsync(request);
    }
}
