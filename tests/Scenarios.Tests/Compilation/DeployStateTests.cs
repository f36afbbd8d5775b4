using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using Xunit;

namespace CdnLab.Scenarios.Tests.Compilation;

/// <summary>The four deploy states of the incident (old and new edge x old and new origin) over three contents of the
/// cache, exchange by exchange, on compiled tables. V is /pypi/PyYAML/json, N is /pypi/pyyaml/json.</summary>
public class DeployStateTests
{
    private static readonly ScenarioSpec Spec = ScenarioLoader.Load("pypi-json-2022-06-10").Spec! with
    {
        // The rules are the flagship's; fewer projects make the same tables.
        Catalogue = ScenarioLoader.Load("pypi-json-2022-06-10").Spec!.Catalogue with { Projects = 500 },
    };

    private static readonly ClassTable Table =
        ScenarioCompiler.Compile(Spec)[new(NameClass.Case, "project-json", 0)];

    private static readonly DeployState Old = new("before", "before");

    // A chain is written as the request, then each answer with where it came from.
    [Theory]
    [InlineData("before", "before", "empty", "N 301>V origin, V 200 origin", "V 200 origin")]
    [InlineData("before", "before", "warm", "N 301>V cache, V 200 cache", "V 200 cache")]
    [InlineData("before", "before", "gone", "N 301>V cache, V 200 origin", "V 200 origin")]
    [InlineData("after", "before", "empty", "N 200 origin", "V 301>N origin, N 200 origin")]
    [InlineData("after", "before", "warm", "N 301>V cache, V 200 cache", "V 200 cache")]
    [InlineData(
        "after", "before", "gone",
        "N 301>V cache, V 301>N origin, loop of 2", "V 301>N origin, N 301>V cache, loop of 2")]
    [InlineData("before", "after", "empty", "N 301>V origin, loop of 1", "V 301>V origin, loop of 1")]
    [InlineData("before", "after", "warm", "N 301>V cache, loop of 1", "V 301>V cache, loop of 1")]
    [InlineData("before", "after", "gone", "N 301>V cache, loop of 1", "V 301>V cache, loop of 1")]
    [InlineData("after", "after", "empty", "N 200 origin", "V 200 origin")]
    [InlineData("after", "after", "warm", "N 301>V cache, loop of 1", "V 301>V cache, loop of 1")]
    [InlineData("after", "after", "gone", "N 301>V cache, loop of 1", "V 301>V cache, loop of 1")]
    public void Request_DeployStateAndCache_GivesTheChain(
        string release, string config, string content, string byNormalized, string byVerbatim)
    {
        var state = new DeployState(release, config);

        Assert.Equal(byNormalized, Render(Content(content).Request(Table.ClientUrls[0], state, Spec.Start)));
        Assert.Equal(byVerbatim, Render(Content(content).Request(Table.ClientUrls[1], state, Spec.Start)));
    }

    [Fact]
    public void Stages_Flagship_AreTheBeforeAndAfterTableOfTheReport()
    {
        var stages = ExchangeTable.Stages(Spec, Table);

        Assert.Equal(
            [
                "at the start: N 301>V cache, V 200 cache | V 200 cache",
                "origin deploys after: N 301>V cache, V 200 cache | V 200 cache",
                "edge deploys after: N 301>V cache, loop of 1 | V 301>V cache, loop of 1",
                "before the purge: N 301>V cache, loop of 1 | V 301>V cache, loop of 1",
                "purged: letters: N 200 origin | V 200 cache",
            ],
            stages.Select(s => $"{s.Title}: {string.Join(" | ", s.Chains.Select(Render))}"));
    }

    [Fact]
    public void Stages_SeedWording_PingPongBetweenEntriesOfTwoEpochs()
    {
        var spec = ScenarioLoader.Load("pypi-seed-wording").Spec!;
        spec = spec with { Catalogue = spec.Catalogue with { Projects = 500 } };
        var table = ScenarioCompiler.Compile(spec)[new(NameClass.Case, "project-json", 0)];

        var loop = ExchangeTable.Stages(spec, table).Single(s => s.Title == "before the purge").Chains[1];

        Assert.Equal("V 301>N cache, N 301>V cache, loop of 2", Render(loop));
        Assert.Equal(["after", "before"], loop.Exchanges.Select(e => e.Stored!.Release));
    }

    [Theory]
    [InlineData("pypi-json-2022-06-10", "before/before", "after/after", "SelfLoop", "")]
    [InlineData("pypi-json-2022-06-10", "before/before", "after/before", "Loop", "pypi.org/pypi/{verbatim}/json")]
    [InlineData("pypi-json-2022-06-10", "before/before", "before/before", null, "")]
    // Rolling both layers back heals, but for what the old edge cached of the new origin.
    [InlineData("pypi-json-2022-06-10", "after/after", "before/before", null, "")]
    [InlineData("pypi-json-2022-06-10", "after/before", "before/before", "Loop", "pypi.org/pypi/{normalized}/json")]
    [InlineData("pypi-seed-wording", "before/by-url", "after/by-url", "Loop", "pypi.org/pypi/{verbatim}/json")]
    [InlineData("canary-must-fail", "before/before", "before/after", "SelfLoop", "")]
    public void Find_EntriesUnderOtherRules_NamesTheFirstLoop(
        string scenario, string stored, string rules, string? end, string expired)
    {
        var spec = ScenarioLoader.Load(scenario).Spec!;
        spec = spec with { Catalogue = spec.Catalogue with { Projects = 200 } };
        var table = ScenarioCompiler.Compile(spec)[new(NameClass.Case, "project-json", 0)];

        var finding = LoopFinder.Find(spec, table, State(stored), State(rules));

        Assert.Equal(end, finding.Chain?.End.ToString());
        Assert.Equal(expired, string.Join(",", finding.Expired));
    }

    [Fact]
    public void Find_NormalisedNames_NeverLoop()
    {
        var table = ScenarioCompiler.Compile(Spec)[new(NameClass.Same, "project-json", 0)];
        var states = LoopFinder.States(Spec).ToList();

        Assert.All(
            from stored in states from rules in states select LoopFinder.Find(Spec, table, stored, rules),
            finding => Assert.Null(finding.Chain));
    }

    // Two days before the incident: the origin appended a slash to unknown names, the edge took it away.
    [Fact]
    public void Find_UnknownNameUnderAppendedSlash_LoopsUntilTheOriginChanges()
    {
        var table = ScenarioCompiler.Compile(Spec)[new(NameClass.Missing, "project-json", 0)];

        Assert.Equal(ChainEnd.Loop, LoopFinder.Find(Spec, table, Old, new("before", "after")).Chain!.End);
        Assert.Null(LoopFinder.Find(Spec, table, new("after", "after"), new("after", "after")).Chain);
    }

    [Fact]
    public void Request_RefuseSelfRedirect_FetchesAnewInsteadOfLooping()
    {
        var guarded = Spec with
        {
            Edge = Spec.Edge with
            {
                Configs = Spec.Edge.Configs.ToDictionary(c => c.Key, c => c.Value with { RefuseSelfRedirect = true }),
            },
        };
        var table = ScenarioCompiler.Compile(guarded)[Table.Class];

        var chain = ClassCache.Warm(guarded, table, Old, Spec.Start)
            .Request(table.ClientUrls[1], new("after", "after"), Spec.Start);

        Assert.Equal("V 200 origin", Render(chain));
    }

    private static ClassCache Content(string content) => content switch
    {
        "empty" => new(Spec, Table),
        "warm" => ClassCache.Warm(Spec, Table, Old, Spec.Start),
        _ => ClassCache.Warm(Spec, Table, Old, Spec.Start).Without(["pypi.org/pypi/{verbatim}/json"]),
    };

    private static DeployState State(string text) => new(text.Split('/')[0], text.Split('/')[1]);

    private static string Render(ExchangeChain chain) =>
        string.Join(", ", chain.Exchanges.Select(Render))
        + (chain.Cycle is { } cycle ? $", loop of {cycle.Keys.Count}" : "");

    private static string Render(Exchange exchange)
    {
        var target = exchange.Location is { } location ? ">" + Short(location) : "";
        return $"{Short(exchange.Url)} {exchange.Status}{target} {exchange.ServedBy.ToString().ToLowerInvariant()}";
    }

    private static string Short(string url) =>
        url == Table.ClientUrls[0] ? "N" : url == Table.ClientUrls[1] ? "V" : url;
}
