using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CdnLab.Model;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Traffic.Tests;

public sealed class TrafficServiceTests : IDisposable
{
    private readonly string _config = Path.GetTempFileName();

    public void Dispose() => File.Delete(_config);

    [Fact]
    public async Task Control_StartMixStop_DriveTheArrivals()
    {
        await using var server = await TestServer.StartAsync(_ => Task.CompletedTask);
        var time = new FakeTimeProvider();
        await using var traffic = await StartAsync(server.Url, time);

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(traffic, "start", new { })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(traffic, "start", new { })).Status);
        using var mixed = await traffic.Control.PutAsJsonAsync("/control/mix", new { rate = 10, shares = new { curl = 1 } });
        Assert.Equal(HttpStatusCode.OK, mixed.StatusCode);
        time.Advance(TimeSpan.FromSeconds(60));
        var (_, stopped) = await PostAsync(traffic, "stop", new { });

        Assert.False((bool)stopped["running"]!);
        Assert.Equal(10, (double)stopped["rate"]!);
        Assert.InRange((long)stopped["ok"]!, 600 - 5 * 25, 600 + 5 * 25);
        var status = await traffic.Control.GetFromJsonAsync<JsonObject>("/control/status");
        Assert.Equal((long)stopped["ok"]!, (long)status!["ok"]!);
    }

    [Fact]
    public async Task Control_StartWithoutABody_BeginsArrivals()
    {
        await using var server = await TestServer.StartAsync(_ => Task.CompletedTask);
        await using var traffic = await StartAsync(server.Url, new FakeTimeProvider());

        using var answer = await traffic.Control.PostAsync("/control/start", null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"shares": {"nobody": 1}}""", "no persona 'nobody'")]
    [InlineData("""{"shares": {"curl": -1}}""", "is no share")]
    [InlineData("""{"shares": {}}""", "no persona has a share")]
    [InlineData("""{"rate": -2}""", "is no rate")]
    public async Task Control_ImpossibleMix_IsRefused(string body, string reason)
    {
        await using var traffic = await StartAsync(TestTraffic.Nowhere, new FakeTimeProvider());

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await traffic.Control.PutAsync("/control/mix", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var refused = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Contains(reason, (string?)refused!["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TargetWithoutUrl_ComesFromServiceDiscovery()
    {
        await using var server = await TestServer.StartAsync(_ => Task.CompletedTask);
        var options = TestTraffic.Of(server.Url, TestTraffic.Shipped("curl")) with { Targets = [new("edge-ams")] };
        File.WriteAllText(_config, System.Text.Json.JsonSerializer.Serialize(options, ModelJson.Options));
        var time = new FakeTimeProvider();
        await using var traffic = await LiveService.StartAsync(
            TrafficService.Definition, time, ("config", _config), ("services:edge-ams:http:0", server.Url.ToString()));

        await PostAsync(traffic, "start", new { });
        time.Advance(TimeSpan.FromSeconds(60));

        await Eventually.TrueAsync(() => server.Requests.Count > 0, "requests arrive at the discovered address");
    }

    [Fact]
    public async Task Health_OfThePublicListener_IsHealthy()
    {
        await using var traffic = await StartAsync(TestTraffic.Nowhere, new FakeTimeProvider());

        Assert.Equal("Healthy", await traffic.Public.GetStringAsync("/health"));
    }

    private static Task<LiveService> StartAsync(Uri target, FakeTimeProvider time) => LiveService.StartAsync(
        TrafficService.Definition, time, ("target", target.ToString()), ("path", "/"), ("rate", "1"));

    private static async Task<(HttpStatusCode Status, JsonObject Body)> PostAsync(
        LiveService traffic, string what, object body)
    {
        using var answer = await traffic.Control.PostAsJsonAsync("/control/" + what, body);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonObject>())!);
    }
}
