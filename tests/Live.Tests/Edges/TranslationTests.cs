using System.Text.Json;
using CdnLab.AppHost.Edges;
using CdnLab.Model;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Catalog;
using CdnLab.Scenarios.Export.Nginx;
using CdnLab.Scenarios.Format;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Live.Tests.Edges;

/// <summary>A real program under generated rules decides as the rules themselves do: cache key, redirect and the URL that
/// the next hop is asked for.</summary>
[Trait("Category", "Live")]
public sealed class TranslationTests
{
    [Theory]
    [InlineData(EdgeKind.Varnish)]
    [InlineData(EdgeKind.Nginx)]
    public async Task Program_OverEveryConfigAndSpelling_DecidesAsTheRulesDo(EdgeKind kind)
    {
        var configs = Configs();
        configs.AddRange(kind == EdgeKind.Varnish ? [Adversarial.EachMatch] : []);
        await using var test = await EdgeUnderTest.StartAsync(kind, configs, NotStored);
        var wrong = new List<string>();
        foreach (var config in configs)
        {
            await test.Edge.SetConfigAsync(config.Name, CancellationToken.None);
            var rules = new EdgeRules(config);
            foreach (var method in config == Adversarial.Config || config == Adversarial.Branches ? ["GET", "POST"] : new[] { "GET" })
            {
                foreach (var target in Adversarial.Targets)
                {
                    var (expected, actual) = (Expected(rules, method, target), await test.AskAsync(method, target));
                    if (expected != actual)
                    {
                        wrong.Add($"{config.Name} {method} {target}\n  rules:   {expected}\n  program: {actual}");
                    }
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Nginx_TextLongerThanItsMaps_IsRefusedAndNotGuessed()
    {
        var config = Configs().Single(c => c.Name == Adversarial.Config.Name);
        await using var test = await EdgeUnderTest.StartAsync(EdgeKind.Nginx, [config], NotStored);

        Assert.Equal(301, (await test.AskAsync("GET", $"/mixed/{new string('a', NginxFold.LengthMax)}")).Status);
        Assert.Equal(414, (await test.AskAsync("GET", $"/mixed/{new string('a', NginxFold.LengthMax + 1)}")).Status);
    }

    private static EdgeAnswer Expected(EdgeRules rules, string method, string target)
    {
        var decision = rules.Decide(method, EdgeUnderTest.Host, target);
        return decision.Outcome switch
        {
            EdgeRequestOutcome.Redirect => new(decision.Status, decision.Location, null, null, ""),
            EdgeRequestOutcome.Pass => new(200, null, decision.Url, null, "passed"),
            _ => new(200, null, decision.Url, decision.Key.Value, "miss"),
        };
    }

    private static ScriptedResponse NotStored(RecordedRequest request) =>
        EdgeUnderTest.Answer(200, "Cache-Control: no-store");

    private static List<EdgeConfig> Configs() =>
    [
        Adversarial.Config,
        Adversarial.Branches,
        .. ScenarioCatalog.Names.SelectMany(name => ScenarioLoader.Load(name).Spec!.Edge.Configs.Values.Select(
            config => config with { Name = $"{name}.{config.Name}" }))
            .DistinctBy(config => JsonSerializer.Serialize(config with { Name = "" }, ModelJson.Options)),
    ];
}
