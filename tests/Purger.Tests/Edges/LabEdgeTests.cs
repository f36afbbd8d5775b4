using System.Net.Http.Json;
using CdnLab.Edge;
using CdnLab.Scenarios.Cli;
using CdnLab.Testing;

namespace CdnLab.Purger.Tests.Edges;

/// <summary>Purges of the lab's edge, whose cache is full of redirects that have become wrong.</summary>
public sealed class LabEdgeTests
{
    private const int Projects = 8;
    private const string Fast = ":calls_per_second=1000";

    [Theory]
    [InlineData("hash:shards=2:hard:batch_max=3")]
    [InlineData("twice:soft:pause=0.05")]
    [InlineData("all")]
    public async Task Purge_OfPoisonedEdge_CuresItAndVerifiesSo(string strategy)
    {
        using var purger = new PurgerUnderTest { Token = LiveService.Token };
        await using var origin = new PoisonedOrigin();
        await using var edge = await PoisonedAsync(purger, origin, """{"loss_ratio": 0}""");

        var code = await PurgeAsync(purger, edge, purger.Keys(Projects), strategy + Fast);

        Assert.Equal((ExitCode.Pass, ""), (code, purger.Error));
        Assert.Contains("8 keys with 8 requests: 0 still bad", Settled(purger.Output));
    }

    [Fact]
    public async Task Verify_SomePurgesWereLostByTheEdge_TellsTheBadKeysForAnotherPurge()
    {
        using var purger = new PurgerUnderTest { Token = LiveService.Token };
        await using var origin = new PoisonedOrigin();
        await using var edge = await PoisonedAsync(purger, origin, """{"loss_ratio": 0.5, "delay_median": 0.001}""");
        var bad = Path.Combine(purger.Out, "bad.txt");

        var code = await PurgeAsync(purger, edge, purger.Keys(Projects), "hash:shards=2:hard" + Fast);

        Assert.Equal(ExitCode.Fail, code);
        var looping = new List<string>();
        foreach (var i in Enumerable.Range(0, Projects))
        {
            var answer = await edge.Public.GetAsync($"/p{i}/json");
            looping.AddRange((int)answer.StatusCode == 301 ? [$"project/p{i}"] : []);
        }
        Assert.InRange(looping.Count, 1, Projects - 1);
        Assert.Equal(looping, File.ReadAllLines(bad));

        // Only the bad ones again, until none is left.
        File.Move(bad, purger["bad.txt"]);
        Directory.Delete(purger.Out, recursive: true);
        await PurgeAsync(purger, edge, purger["bad.txt"], "hash:shards=1:hard" + Fast);
        Assert.Equal(looping.Count, purger.Summary.GetProperty("keys").GetInt32());
        Assert.True(purger.Summary.GetProperty("verified").GetProperty("bad").GetArrayLength() < looping.Count);
    }

    [Fact]
    public async Task Purge_ShieldFirst_ReachesTheShieldBeforeThePoP()
    {
        using var purger = new PurgerUnderTest();
        var order = new List<string>();
        await using var pop = Recording("pop", order);
        await using var shield = Recording("shield", order);

        var code = await purger.RunAsync(
            "--keys", purger.Keys(1), "--strategy", "shield-first:hard:pause=0.05", "--endpoint", $"ams={pop.Url}",
            "--endpoint", $"shield={shield.Url}");

        Assert.Equal((ExitCode.Pass, ""), (code, purger.Error));
        Assert.Equal(["shield", "shield", "pop"], order);
    }

    [Fact]
    public async Task Purge_OneEdgeOfTwoFails_AsksOnlyThatOneAgain()
    {
        using var purger = new PurgerUnderTest();
        var order = new List<string>();
        await using var good = Recording("good", order);
        await using var bad = new ScriptedOrigin(_ =>
        {
            lock (order)
            {
                order.Add("bad");
                return ScriptedResponse.Of(order.Count(o => o == "bad") == 1 ? 500 : 202);
            }
        });

        var code = await purger.RunAsync(
            "--keys", purger.Keys(1), "--strategy", "hash:hard:retry_delay=0.05", "--endpoint", $"good={good.Url}",
            "--endpoint", $"bad={bad.Url}");

        Assert.Equal((ExitCode.Pass, ""), (code, purger.Error));
        Assert.Equal(["bad", "bad", "good"], order.Order());
    }

    private static ScriptedOrigin Recording(string name, List<string> order) => new(_ =>
    {
        lock (order)
        {
            order.Add(name);
        }
        return ScriptedResponse.Of(202);
    });

    private static Task<int> PurgeAsync(PurgerUnderTest purger, LiveService edge, string keys, string strategy) =>
        purger.RunAsync(
            "--keys", keys, "--strategy", strategy, "--endpoint", edge.ControlUrl.ToString(), "--verify", "all",
            "--front", edge.PublicUrl.ToString(), "--host", PoisonedOrigin.Host, "--path", "/{name}/json",
            "--verify-rate", "1000");

    /// <summary>An edge that stored the old redirects and now folds every spelling.</summary>
    private static async Task<LiveService> PoisonedAsync(PurgerUnderTest purger, PoisonedOrigin origin, string delivery)
    {
        await File.WriteAllTextAsync(
            purger["edge.json"],
            $$"""
            {
              "origin": "{{origin.Url}}", "host": "{{PoisonedOrigin.Host}}", "purge_delivery": {{delivery}},
              "configs": [
                {"name": "before"},
                {"name": "after", "rules": [
                  {"name": "fold", "match": "^/(?<name>[^/]+)/json$", "rewrite": "/{name:lower}/json"}]}
              ]
            }
            """);
        var edge = await LiveService.StartAsync(EdgeService.Definition, null, ("rules", purger["edge.json"]));
        foreach (var i in Enumerable.Range(0, Projects))
        {
            using var redirect = await edge.Public.GetAsync($"/p{i}/json");
            Assert.Equal($"/P{i}/json", redirect.Headers.Location?.OriginalString);
        }
        origin.Deploy();
        using var deployed = await edge.Control.PutAsJsonAsync("/control/config", new { name = "after" });
        Assert.True(deployed.IsSuccessStatusCode);
        using var looping = await edge.Public.GetAsync("/P0/json");
        Assert.Equal("/P0/json", looping.Headers.Location?.OriginalString);
        return edge;
    }

    // A soft purge takes a second look, so more requests.
    private static string Settled(string output) => System.Text.RegularExpressions.Regex.Replace(
        output, "with [0-9]+ requests", "with 8 requests");
}
