using System.Text.Json.Nodes;
using CdnLab.Edge.Configuration;
using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Pipeline;

public sealed class TraceTests
{
    [Fact]
    public async Task Trace_NotAllowed_IsNotAnswered()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one"));
        using var response = await AskAsync(edge, "/a");
        Assert.False(response.Headers.Contains("CdnLab-Trace"));
    }

    [Fact]
    public async Task Trace_OfAHit_TellsKeyAgeAndWhoStoredIt()
    {
        var options = new EdgeOptions { Name = "ams", Host = "example.test", AllowTrace = true };
        var answer = Answers.Cacheable("one", "CdnLab-Release: before", "Vary: Accept-Encoding");
        await using var edge = await EdgeUnderTest.StartAsync(options, ScriptedOrigin.InOrder(answer));
        await edge.Client.GetStringAsync("/a?x");
        edge.Clock.Advance(TimeSpan.FromSeconds(5));
        using var response = await AskAsync(edge, "/a?x");
        var entry = JsonNode.Parse(response.Headers.GetValues("CdnLab-Trace").Single())!.AsArray().Single()!;
        var expected = JsonNode.Parse("""
            {"tier": "pop", "edge": "ams", "config": "default", "request_url": "/a?x", "url": "/a?x",
             "key": "example.test/a?x", "variant": "accept-encoding:", "outcome": "hit", "reason": "fresh", "rules": [],
             "age": 5, "lifetime": 60, "stored_at": "2022-06-10T10:00:00+00:00",
             "stored_release": "before", "stored_config": "default"}
            """);
        Assert.True(JsonNode.DeepEquals(expected, entry), entry.ToJsonString());
    }

    [Fact]
    public async Task Trace_ThroughAShield_HasBothTiersNearestFirst()
    {
        var options = new EdgeOptions { Name = "iad", Tier = EdgeTier.Shield, AllowTrace = true };
        var origin = ScriptedOrigin.InOrder(Answers.Cacheable("one"));
        await using var shield = await EdgeUnderTest.StartAsync(options, origin);
        await using var pop = await EdgeUnderTest.StartAsync(
            options with { Name = "ams", Tier = EdgeTier.Pop, Origin = shield.Url }, ScriptedOrigin.InOrder());
        using var response = await AskAsync(pop, "/a");
        var entries = JsonNode.Parse(response.Headers.GetValues("CdnLab-Trace").Single())!.AsArray();
        Assert.Equal(["ams", "iad"], entries.Select(e => (string?)e!["edge"]));
        Assert.Equal(
            "iad; fwd=uri-miss; fwd-status=200; ttl=60; stored, ams; fwd=uri-miss; fwd-status=200; ttl=60; stored",
            response.CacheStatus());
        using var hit = await AskAsync(pop, "/a");
        Assert.Single(JsonNode.Parse(hit.Headers.GetValues("CdnLab-Trace").Single())!.AsArray());
        Assert.Equal("ams; hit; ttl=60", hit.CacheStatus());
    }

    private static async Task<HttpResponseMessage> AskAsync(EdgeUnderTest edge, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("CdnLab-Trace", "1");
        return await edge.Client.SendAsync(request);
    }
}
