using System.Net;
using CdnLab.Edge.Configuration;
using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Pipeline;

public sealed class ForwardingTests
{
    private const string Chunked =
        "HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nTransfer-Encoding: chunked\r\n\r\n";

    [Fact]
    public async Task Request_FieldsOfTheConnectionAndOfTheLab_StayBehind()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/a");
        request.Headers.TryAddWithoutValidation("Connection", "X-Hop");
        foreach (var name in new[] { "X-Hop", "X-End", "CdnLab-Cause", "CdnLab-Trace", "TE", "Range", "If-None-Match" })
        {
            request.Headers.TryAddWithoutValidation(name, "1");
        }

        using var response = await edge.Client.SendAsync(request);
        var seen = edge.Origin.Requests.Single();
        Assert.Equal("1", seen["X-End"]);
        Assert.All(["X-Hop", "TE", "Range", "If-None-Match", "CdnLab-Trace"], name => Assert.Null(seen[name]));
        Assert.Equal(
            ("miss", "pop", "1.1 edge", "example.test"),
            (seen["CdnLab-Cause"], seen["CdnLab-Tier"], seen["Via"], seen["Host"]));
    }

    [Theory]
    [InlineData("Cache-Control: max-age=60, no-cache=\"Set-Cookie\"")]
    [InlineData("Cache-Control: max-age=60, private=\"set-cookie\"")]
    public async Task Response_FieldsThatMayNotBeReused_ReachTheOneWhoAsked(string control)
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            ScriptedResponse.Of(200, "one", control, "Set-Cookie: a=1", "Set-Cookie: b=2"));
        using var first = await edge.Client.GetAsync("/a");
        Assert.Equal(["a=1", "b=2"], first.Headers.GetValues("Set-Cookie"));
        using var second = await edge.Client.GetAsync("/a");
        Assert.False(second.Headers.Contains("Set-Cookie"));
        Assert.Single(edge.Origin.Requests);
    }

    [Fact]
    public async Task NotModified_ThatMayNotBeKept_DoesNotSayStored()
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            Answers.Cacheable("one", "ETag: \"1\""),
            ScriptedResponse.Of(304, "", "Cache-Control: private, max-age=60"));
        await edge.Client.GetStringAsync("/a");
        edge.Clock.Advance(TimeSpan.FromMinutes(1));
        using var answer = await edge.Client.GetAsync("/a");
        Assert.Equal("edge; fwd=stale; fwd-status=304; ttl=60", answer.CacheStatus());
        Assert.Equal(0, edge.Store.Statistics.Responses);
    }

    [Fact]
    public async Task Response_FieldsOfTheConnectionAndOfCaches_StayBehind()
    {
        string[] fields =
            ["Connection: X-Hop, keep-alive", "X-Hop: 1", "X-End: 1", "Surrogate-Key: x", "CdnLab-Release: before"];
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one", fields));
        for (var i = 0; i < 2; i++)
        {
            using var response = await edge.Client.GetAsync("/a");
            Assert.Equal("1", response.Headers.GetValues("X-End").Single());
            Assert.All(
                ["X-Hop", "Surrogate-Key", "CdnLab-Release", "CdnLab-Trace"],
                name => Assert.False(response.Headers.Contains(name), name));
        }

        Assert.Single(edge.Origin.Requests);
    }

    [Fact]
    public async Task Target_IsSentOnAsItStands()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one"));
        var verbatim = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        const string target = "/a%2fB/../c//d;e?q=%zz&Q={}";
        await edge.Client.GetStringAsync(new Uri($"http://{edge.Url.Authority}{target}", verbatim));
        Assert.Equal(target, edge.Origin.Requests.Single().Target);
    }

    [Fact]
    public async Task Post_WithBody_IsPassedWithIt()
    {
        await using var edge = await EdgeUnderTest.StartAsync(ScriptedResponse.Of(201, "made", "Location: /a/1"));
        using var response = await edge.Client.PostAsync("/a", new StringContent("hello"));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("made", await response.Content.ReadAsStringAsync());
        Assert.Equal("edge; fwd=method; fwd-status=201", response.CacheStatus());
        var seen = edge.Origin.Requests.Single();
        Assert.Equal(("POST", "hello"), (seen.Method, seen.Body));
        Assert.Equal(1, await edge.SeriesAsync("passed"));
    }

    [Fact]
    public async Task Body_LargerThanObjects_StreamsAndIsNotStored()
    {
        var body = new string('x', 100_000);
        var options = new EdgeOptions { ObjectBytesMax = 50_000 };
        var chunked = Chunked + $"186a0\r\n{body}\r\n0\r\n\r\n";
        await using var edge = await EdgeUnderTest.StartAsync(
            options, ScriptedOrigin.InOrder(Answers.Cacheable(body), ScriptedResponse.Raw(chunked)));
        Assert.Equal(body, await edge.Client.GetStringAsync("/a"));
        Assert.Equal(body, await edge.Client.GetStringAsync("/a"));
        Assert.Equal(2, edge.Origin.Requests.Count);
        Assert.Equal(0, edge.Store.Statistics.Responses);
    }

    [Fact]
    public async Task Body_Chunked_IsStoredWhole()
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            ScriptedResponse.Raw(Chunked + "3\r\none\r\n4\r\n two\r\n0\r\n\r\n"));
        Assert.Equal("one two", await edge.Client.GetStringAsync("/a"));
        using var second = await edge.Client.GetAsync("/a");
        Assert.Equal("one two", await second.Content.ReadAsStringAsync());
        Assert.Equal("edge; hit; ttl=60", second.CacheStatus());
    }

    [Fact]
    public async Task Host_WithoutOption_IsTheClientsAndPartOfTheKey()
    {
        var origin = new ScriptedOrigin(request => Answers.Cacheable(request["Host"]!));
        await using var edge = await EdgeUnderTest.StartAsync(new EdgeOptions(), origin);
        foreach (var host in new[] { "one.test", "two.test", "ONE.test" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/a") { Headers = { Host = host } };
            using var response = await edge.Client.SendAsync(request);
            Assert.Equal(host.ToLowerInvariant(), await response.Content.ReadAsStringAsync());
        }

        Assert.Equal(2, origin.Requests.Count);
    }

    [Fact]
    public async Task HealthPath_AnswersForTheEdge()
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            new EdgeOptions { HealthPath = "/_edge/health" }, ScriptedOrigin.InOrder(Answers.Cacheable("origin")));
        Assert.Equal("Healthy", await edge.Client.GetStringAsync("/_edge/health"));
        Assert.Equal("origin", await edge.Client.GetStringAsync("/health"));
    }
}
