using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CdnLab.Edge.Configuration;
using CdnLab.Model.Redirects;
using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Control;

public sealed class ControlTests
{
    [Theory]
    [InlineData("/control/config")]
    [InlineData("/control/purge")]
    [InlineData("/health")]
    [InlineData("/alive")]
    public async Task PublicPort_ControlPath_IsTheOriginsLikeAnyOther(string path)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("origin"));
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Authorization", $"Bearer {LiveService.Token}");
        using var response = await edge.Client.SendAsync(request);
        Assert.Equal("origin", await response.Content.ReadAsStringAsync());
        Assert.Equal(path, edge.Origin.Requests.Single().Target);
    }

    [Theory]
    [InlineData("GET", "/control/config")]
    [InlineData("PUT", "/control/config")]
    [InlineData("POST", "/control/purge")]
    [InlineData("GET", "/control/cache?url=/a")]
    [InlineData("GET", "/control/cache/stats")]
    public async Task ControlPort_WithoutToken_Is401(string method, string path)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one"));
        using var client = new HttpClient { BaseAddress = edge.Control.BaseAddress };
        using var response = await client.SendAsync(new(HttpMethod.Parse(method), path));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Config_Switched_IsInForceAndInTheJournalAndKeepsTheCache()
    {
        var options = new EdgeOptions
        {
            Host = "example.test",
            Configs =
            [
                new EdgeConfig { Name = "before" },
                new EdgeConfig { Name = "after", Rules = [new() { Name = "all", Match = "^/x", Rewrite = "/a" }] },
            ],
        };
        var origin = ScriptedOrigin.InOrder(Answers.Cacheable("one"));
        await using var edge = await EdgeUnderTest.StartAsync(options, origin);
        await edge.Client.GetStringAsync("/a");
        using var put = await edge.Control.PutAsJsonAsync("/control/config", new { name = "after" });
        Assert.Equal("after", (string?)(await edge.ControlAsync("/config"))["name"]);
        Assert.Equal("one", await edge.Client.GetStringAsync("/x"));
        Assert.Single(edge.Origin.Requests);
        var entry = (await edge.ControlAsync("/journal"))["events"]!.AsArray().Single()!;
        Assert.Equal(
            ("deploy_edge", "edge", "before", "after"),
            ((string?)entry["kind"], (string?)entry["pop"], (string?)entry["from"], (string?)entry["to"]));
    }

    [Theory]
    [InlineData("/control/config", """{"name": "gone"}""", "before")]
    [InlineData("/control/config", """{}""", "before")]
    [InlineData("/control/purge", """{"urls": ["nowhere"]}""", "docs")]
    [InlineData("/control/purge", """{"keyes": ["x"]}""", "docs")]
    public async Task Control_Nonsense_Is400WithTheFix(string path, string body, string fix)
    {
        var options = new EdgeOptions { Configs = [new EdgeConfig { Name = "before" }] };
        await using var edge = await EdgeUnderTest.StartAsync(options, ScriptedOrigin.InOrder());
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var method = path.EndsWith("purge", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Put;
        using var response = await edge.Control.SendAsync(new(method, path) { Content = content });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(fix, (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["fix"]);
    }

    [Fact]
    public async Task Cache_ByUrlAndByKey_ShowsWhatIsStored()
    {
        await using var edge = await EdgeUnderTest.StartAsync(ScriptedResponse.Of(
            301, "", "Location: /b", "Cache-Control: max-age=60", "Surrogate-Key: x y", "CdnLab-Release: before"));
        using var answer = await edge.Client.GetAsync("/a");
        edge.Clock.Advance(TimeSpan.FromSeconds(7));
        var byUrl = await edge.ControlAsync("/cache?url=/a");
        var stored = byUrl["responses"]!.AsArray().Single()!;
        Assert.Equal(
            (301, "/b", 7d, 60d, true, "before", "default"),
            ((int)stored["status"]!, (string?)stored["location"], (double)stored["age"]!, (double)stored["lifetime"]!,
                (bool)stored["fresh"]!, (string?)stored["stored_release"], (string?)stored["stored_config"]));
        Assert.Equal(["x", "y"], stored["surrogate_keys"]!.AsArray().Select(k => (string?)k));
        Assert.True(JsonNode.DeepEquals(byUrl, await edge.ControlAsync("/cache?key=example.test/a")));
        Assert.Equal(1, (int)(await edge.ControlAsync("/cache/stats"))["responses"]!);
    }

    [Fact]
    public async Task Series_EveryRequest_CountsOnce()
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            ScriptedResponse.Of(200, "one", "Cache-Control: max-age=60, stale-while-revalidate=60"));
        await edge.Client.GetStringAsync("/a");
        await edge.Client.GetStringAsync("/a");
        edge.Clock.Advance(TimeSpan.FromSeconds(61));
        await edge.Client.GetStringAsync("/a");
        await Eventually.TrueAsync(() => edge.Collapser.InFlight == 0, "the refresh has landed");
        using var posted = await edge.Client.PostAsync("/a", null);
        var counts = new Dictionary<string, double>();
        string[] names = ["requests", "hits", "stale_hits", "misses", "passed", "upstream_requests", "status_2xx"];
        foreach (var name in names)
        {
            counts[name] = await edge.SeriesAsync(name);
        }

        Assert.Equal([4d, 1d, 1d, 1d, 1d, 3d, 4d], counts.Values);
    }
}
