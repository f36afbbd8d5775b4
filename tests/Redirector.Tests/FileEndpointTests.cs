using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Redirector.Tests;

/// <summary>The redirector before an edge whose answers are scripted.</summary>
public sealed class FileEndpointTests
{
    private const string Source = "/packages/source/p/pyOpenSSL/pyOpenSSL-1.0.tar.gz";

    private const string Document = """
        {"releases": {
          "0.9": [{"filename": "pyOpenSSL-0.9.tar.gz", "python_version": "source", "url": "https://files.example/old"}],
          "1.0": [{"filename": "pyOpenSSL-1.0.tar.gz", "python_version": "source", "url": "https://files.example/new"},
                  {"filename": "pyOpenSSL-1.0.whl", "python_version": "py3", "url": "https://files.example/wheel"}]}}
        """;

    [Theory]
    [InlineData(Source, "https://files.example/new")]
    [InlineData("/packages/source/P/pyOpenSSL/pyOpenSSL-0.9.tar.gz", "https://files.example/old")]
    [InlineData("/packages/py3/p/pyOpenSSL/pyOpenSSL-1.0.whl", "https://files.example/wheel")]
    public async Task Get_FileOfTheProject_Is302ForAWeek(string path, string location)
    {
        await using var edge = ScriptedOrigin.InOrder(ScriptedResponse.Of(200, Document));
        await using var redirector = await StartAsync(edge.Url);
        using var response = await redirector.Public.GetAsync(path);
        Assert.Equal(302, (int)response.StatusCode);
        Assert.Equal(location, response.Headers.GetValues("Location").Single());
        Assert.Equal("max-age=604800, public", response.Headers.NonValidated["Cache-Control"].Single());
        Assert.Equal("/pypi/pyOpenSSL/json", Assert.Single(edge.Requests).Target);
        await CountedAsync(redirector, "ok", wireRequests: 1);
    }

    [Theory]
    [InlineData("/packages/source/p/pyOpenSSL/pyOpenSSL-2.0.tar.gz")]
    [InlineData("/packages/source/p/pyOpenSSL/pyopenssl-1.0.tar.gz")]
    [InlineData("/packages/2.7/p/pyOpenSSL/pyOpenSSL-1.0.tar.gz")]
    public async Task Get_FileThatTheProjectHasNot_Is404(string path)
    {
        await using var edge = ScriptedOrigin.InOrder(ScriptedResponse.Of(200, Document));
        await using var redirector = await StartAsync(edge.Url);
        using var response = await redirector.Public.GetAsync(path);
        Assert.Equal(404, (int)response.StatusCode);
        Assert.False(response.Headers.Contains("Cache-Control"));
        await CountedAsync(redirector, "not_found", wireRequests: 1);
    }

    [Theory]
    [InlineData("/packages/source/x/pyOpenSSL/pyOpenSSL-1.0.tar.gz")]
    [InlineData("/packages/source/p/pyOpenSSL")]
    [InlineData("/packages/source/p//pyOpenSSL-1.0.tar.gz")]
    [InlineData("/pypi/pyOpenSSL/json")]
    [InlineData("/")]
    public async Task Get_NoLegacyFileUrl_Is404WithoutAskingTheEdge(string path)
    {
        await using var edge = ScriptedOrigin.InOrder(ScriptedResponse.Of(200, Document));
        await using var redirector = await StartAsync(edge.Url);
        using var response = await redirector.Public.GetAsync(path);
        Assert.Equal(404, (int)response.StatusCode);
        Assert.Empty(edge.Requests);
        await CountedAsync(redirector, "not_found", wireRequests: 0);
    }

    [Theory]
    [InlineData(404, 404, "not_found")]
    [InlineData(403, 403, "not_found")]
    [InlineData(410, 410, "not_found")]
    [InlineData(429, 429, "not_found")]
    [InlineData(500, 503, "server_error")]
    [InlineData(502, 503, "server_error")]
    [InlineData(503, 503, "server_error")]
    public async Task Get_EdgeAnswersAnError_PassesItOnOnceWithoutRetry(int answered, int status, string series)
    {
        await using var edge = ScriptedOrigin.InOrder(ScriptedResponse.Of(answered));
        await using var redirector = await StartAsync(edge.Url);
        using var response = await redirector.Public.GetAsync(Source);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Single(edge.Requests);
        await CountedAsync(redirector, series, wireRequests: 1);
    }

    [Fact]
    public async Task Get_RedirectToTheOtherSpelling_IsFollowed()
    {
        await using var edge = ScriptedOrigin.InOrder(
            ScriptedResponse.Of(301, "", "Location: /pypi/pyopenssl/json"), ScriptedResponse.Of(200, Document));
        await using var redirector = await StartAsync(edge.Url);
        using var response = await redirector.Public.GetAsync(Source);
        Assert.Equal(302, (int)response.StatusCode);
        Assert.Equal(["/pypi/pyOpenSSL/json", "/pypi/pyopenssl/json"], edge.Requests.Select(r => r.Target));
        await CountedAsync(redirector, "ok", wireRequests: 2);
    }

    [Theory]
    [InlineData(9, 302, "ok")]
    [InlineData(10, 500, "looped")]
    [InlineData(11, 500, "looped")]
    public async Task Get_SoManyRedirects_Is500FromTheTenthRequestOn(int redirects, int status, string series)
    {
        var responses = Enumerable.Repeat(ScriptedResponse.Of(301, "", "Location: /pypi/pyOpenSSL/json"), redirects);
        await using var edge = ScriptedOrigin.InOrder([.. responses, ScriptedResponse.Of(200, Document)]);
        await using var redirector = await StartAsync(edge.Url);
        using var response = await redirector.Public.GetAsync(Source);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(10, edge.Requests.Count);
        await CountedAsync(redirector, series, wireRequests: 10);
    }

    [Fact]
    public async Task Get_WithAHost_AsksTheEdgeForThatHostAndFollowsItThere()
    {
        await using var edge = ScriptedOrigin.InOrder(
            ScriptedResponse.Of(301, "", "Location: https://pypi.example/pypi/pyopenssl/json"),
            ScriptedResponse.Of(200, Document));
        await using var redirector = await StartAsync(edge.Url, ("edge-host", "pypi.example"));
        using var response = await redirector.Public.GetAsync(Source);
        Assert.Equal(302, (int)response.StatusCode);
        Assert.Equal(["pypi.example", "pypi.example"], edge.Requests.Select(r => r["Host"]));
        Assert.All(edge.Requests, r => Assert.Equal("cdnlab-redirector", r["User-Agent"]));
    }

    [Fact]
    public async Task Get_DocumentInGzip_IsRead()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Document));
        }
        var head = $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.ToArray().Length}\r\n\r\n";
        await using var edge = ScriptedOrigin.InOrder(
            new ScriptedResponse([.. Encoding.ASCII.GetBytes(head), .. packed.ToArray()]));
        await using var redirector = await StartAsync(edge.Url);
        using var response = await redirector.Public.GetAsync(Source);
        Assert.Equal(302, (int)response.StatusCode);
        Assert.Contains("gzip", Assert.Single(edge.Requests)["Accept-Encoding"]);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"releases": {"1.0": [{}]}}""")]
    [InlineData("""{"releases": {"1.0": "none"}}""")]
    public async Task Get_EdgeAnswersNoDocument_Is500(string body)
    {
        await using var edge = ScriptedOrigin.InOrder(ScriptedResponse.Of(200, body));
        await using var redirector = await StartAsync(edge.Url);
        using var response = await redirector.Public.GetAsync(Source);
        Assert.Equal(500, (int)response.StatusCode);
        await CountedAsync(redirector, "server_error", wireRequests: 1);
    }

    [Fact]
    public async Task Get_EdgeBreaksTheConnection_Is500()
    {
        await using var edge = ScriptedOrigin.InOrder(
            ScriptedResponse.Raw("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"rel") with { Close = true });
        await using var redirector = await StartAsync(edge.Url);
        using var response = await redirector.Public.GetAsync(Source);
        Assert.Equal(500, (int)response.StatusCode);
        await CountedAsync(redirector, "server_error", wireRequests: 1);
    }

    [Fact]
    public async Task Get_EdgeDoesNotAnswer_Is500AfterThePatienceOfTheClient()
    {
        var never = new TaskCompletionSource();
        var time = new FakeTimeProvider();
        await using var edge = ScriptedOrigin.InOrder(ScriptedResponse.Of(200, Document) with { After = never.Task });
        await using var redirector = await LiveService.StartAsync(
            RedirectorService.Definition, time, ("target", edge.Url.ToString()));
        var answer = redirector.Public.GetAsync(Source);
        await edge.ReceivedAsync(1);
        var waiting = time.ArmedTimers;
        time.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(waiting, time.ArmedTimers);
        time.Advance(TimeSpan.FromSeconds(1));
        using var response = await answer;
        Assert.Equal(500, (int)response.StatusCode);
        await CountedAsync(redirector, "server_error", wireRequests: 1);
        never.SetResult();
    }

    [Theory]
    [InlineData("/health", "Healthy")]
    [InlineData("/alive", "Alive")]
    public async Task Health_OnThePublicAddress_IsAnsweredWithoutTheEdge(string path, string answer)
    {
        await using var redirector = await StartAsync(new Uri("http://127.0.0.1:9"));
        Assert.Equal(answer, await redirector.Public.GetStringAsync(path));
    }

    private static Task<LiveService> StartAsync(Uri edge, params (string Name, string Value)[] settings) =>
        LiveService.StartAsync(RedirectorService.Definition, null, [("target", edge.ToString()), .. settings]);

    private static async Task CountedAsync(LiveService redirector, string outcome, int wireRequests)
    {
        var page = await redirector.Control.GetFromJsonAsync<JsonObject>("/control/series");
        var sums = page!["bins"]!.AsArray()
            .SelectMany(bin => bin!["values"]!.AsObject())
            .GroupBy(value => value.Key, value => (double)value.Value!)
            .ToDictionary(values => values.Key, values => values.Sum());
        var expected = new Dictionary<string, double>
        {
            ["requests"] = 1,
            [outcome] = 1,
            ["wire_requests"] = wireRequests,
        };
        Assert.Equal(expected.Where(e => e.Value > 0).OrderBy(e => e.Key), sums.OrderBy(s => s.Key));
    }
}
