using System.Net.Http.Headers;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.ServiceDefaults.Tests.Testing;

public sealed class ScriptedOriginTests
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });

    [Fact]
    public async Task InOrder_TwoRequestsOnOneConnection_AnswersEachWithItsOwn()
    {
        await using var origin = ScriptedOrigin.InOrder(
            ScriptedResponse.Of(200, "one", "Cache-Control: max-age=60"), ScriptedResponse.Of(404, "two"));
        using var first = await _client.GetAsync(new Uri(origin.Url, "/a?b=c"));
        using var second = await _client.GetAsync(origin.Url);
        using var third = await _client.GetAsync(origin.Url);
        Assert.Equal(TimeSpan.FromSeconds(60), first.Headers.CacheControl!.MaxAge);
        Assert.Equal("one", await first.Content.ReadAsStringAsync());
        Assert.Equal((404, 404, 1), ((int)second.StatusCode, (int)third.StatusCode, origin.Connections));
        Assert.Equal(["/a?b=c", "/", "/"], origin.Requests.Select(request => request.Target));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Requests_WithABody_RecordIt(bool chunked)
    {
        await using var origin = ScriptedOrigin.InOrder(ScriptedResponse.Of(204));
        using var request = new HttpRequestMessage(HttpMethod.Post, origin.Url);
        request.Content = new StringContent("naïve");
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/plain"));
        using var response = await _client.SendAsync(request);
        var recorded = Assert.Single(origin.Requests);
        Assert.Equal(("POST", "naïve", "text/plain"), (recorded.Method, recorded.Body, recorded["accept"]));
    }

    [Fact]
    public async Task Close_BeforeTheWholeBody_CutsTheResponseOff()
    {
        var cut = ScriptedResponse.Raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf") with { Close = true };
        await using var origin = ScriptedOrigin.InOrder(cut);
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetStringAsync(origin.Url));
    }

    [Fact]
    public async Task After_UntilItCompletes_HoldsTheResponse()
    {
        var release = new TaskCompletionSource();
        await using var origin = ScriptedOrigin.InOrder(ScriptedResponse.Of(200, "late") with { After = release.Task });
        var answer = _client.GetStringAsync(origin.Url);
        await origin.ReceivedAsync(1);
        Assert.False(answer.IsCompleted);
        release.SetResult();
        Assert.Equal("late", await answer);
    }
}
