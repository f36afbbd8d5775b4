using System.Globalization;
using System.Text.RegularExpressions;
using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Format;
using Xunit;

namespace CdnLab.Scenarios.Tests.Catalog;

/// <summary>The pages of docs/purging against the remedies.</summary>
public partial class RemedyPagesTests
{
    private const string Scenario = "pypi-json-2022-06-10";
    private const string Sample = $"reports/{Scenario}-compared/comparison.md";

    // What the kind needs that purges tagged objects.
    private static readonly IReadOnlyList<string> Tagged =
    [
        .. from release in new[] { "before", "after" }
           from headers in new[] { "redirect_headers", "document_headers" }
           select $"origin.releases.{release}.{headers}.Surrogate-Key=project/{{normalized}} {RandomGroups.Tag}",
    ];

    private static readonly Dictionary<string, Func<PurgeStrategy, object?>> Defaults = new()
    {
        ["mode"] = p => p.Mode == PurgeMode.Soft ? "soft" : "hard",
        ["shards"] = p => p.Shards,
        ["callers_per_shard"] = p => p.CallersPerShard,
        ["calls_per_second"] = p => p.CallsPerSecond,
        ["total_calls_per_second"] = p => p.TotalCallsPerSecond ?? (object)"none",
        ["passes"] = p => p.Passes switch
        {
            PurgePasses.Twice => "twice",
            PurgePasses.ShieldFirst => "shield_first",
            _ => "once",
        },
        ["pause"] = p => Seconds(p.Pause),
        ["key"] = p => p.Key,
        ["only_affected"] = p => p.OnlyAffected ? "true" : "false",
        ["failure_ratio"] = p => p.FailureRatio,
        ["retries_max"] = p => p.RetriesMax,
        ["retry_delay"] = p => Seconds(p.RetryDelay),
        ["limits.calls_per_hour"] = p => p.Limits.CallsPerHour ?? (object)"none",
        ["limits.burst"] = p => p.Limits.Burst,
        ["limits.batch_max"] = p => p.Limits.BatchMax,
        ["limits.latency_median"] = p => Seconds(p.Limits.Latency),
        ["limits.latency_sigma"] = p => p.Limits.LatencySigma,
        ["utilization_max"] = p => p.Control?.UtilizationMax,
        ["latency_max"] = p => Seconds(p.Control?.LatencyMax ?? default),
        ["error_ratio_max"] = p => p.Control?.ErrorRatioMax,
        ["start"] = p => p.Control?.Start,
        ["increase"] = p => p.Control?.Increase,
        ["decrease"] = p => p.Control?.Decrease,
        ["most"] = p => p.Control?.Most,
    };

    // Parameters that a page has to name if they change the calls that its kind makes.
    private static readonly Dictionary<string, Func<PurgeStrategy, PurgeStrategy>> Changes = new()
    {
        ["shards"] = p => p with { Shards = 3 },
        ["callers_per_shard"] = p => p with { CallersPerShard = 2 },
        ["calls_per_second"] = p => p with { CallsPerSecond = 0.7 },
        ["pause"] = p => p with { Pause = TimeSpan.FromSeconds(977) },
        ["most"] = p => p with { Control = p.Control is null ? null : p.Control with { Most = 0.1 } },
    };

    public static TheoryData<string> Remedies => [.. RemedyCatalogue.All.Select(r => r.Name)];

    public static TheoryData<string> Kinds => [.. PurgeKinds.ByName.Keys];

    [Fact]
    public void Index_Remedies_AreAllThereInOrder() => Assert.Equal(
        RemedyCatalogue.All.Select(r => (r.Name, r.Name, Sentence(r.About))),
        IndexLine().Matches(Page("README"))
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value)));

    [Fact]
    public void Index_ParametersOfAllKinds_AreThereWithTheirDefaults()
    {
        var rows = Rows("README");

        AssertDefaults(rows, new());
        Assert.Subset(rows.Keys.ToHashSet(), Defaults.Keys.Where(key => key.Contains('.')).ToHashSet());
        Assert.All(RemedyParameters.Numbers.Keys.Concat(RemedyParameters.Words.Keys), name => Assert.Contains(
            $"`{name}`", Page("README"), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Remedies))]
    public void Page_Remedy_SaysWhatItIsHowItLooksAndWhatItMeasured(string name)
    {
        var (page, remedy) = (Page(name), RemedyCatalogue.Find(name)!);

        Assert.StartsWith($"# {name}\n\n{Sentence(remedy.About)}\n", page, StringComparison.Ordinal);
        Assert.All(
            ["**Limits that matter.**", "**On the load chart.**", "**What it costs, and when not to use it.**"],
            part => Assert.Contains(part, page, StringComparison.Ordinal));
        var sample = Repository.Read(Sample).Split('\n');
        var quoted = page.Split('\n').Where(line => Quoted().IsMatch(line)).ToList();
        Assert.Contains(quoted, line => Quoted().Match(line).Groups["name"].Value == name);
        Assert.All(quoted, line => Assert.Contains(line, sample));
    }

    [Theory]
    [MemberData(nameof(Remedies))]
    public void Page_Strategies_AreRead(string name)
    {
        var spec = ScenarioLoader.Load(Scenario).Spec!;
        var named = Strategies().Match(Page(name)).Groups[1].Value.Split(',');
        var findings = new List<string>();
        var plans = RemedyChoices.Read(spec, 1, RemedyChoices.DecisionOf(spec)!.Value, named, findings);

        Assert.Empty(findings);
        Assert.All(plans, plan => Assert.Equal(name, plan.Choice.Split(':')[0]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Page_OfAKind_HasItsParametersWithTheirDefaultsAndYamlThatIsSound(string name)
    {
        var (rows, yaml) = (Rows(name), Yaml().Match(Page(name)));
        var loaded = ScenarioLoader.Load(Scenario, [.. Tagged, $"purges.sample={yaml.Groups[1].Value}"]);
        var strategy = ScenarioLoader.Load(Scenario, [.. Tagged, $"purges.sample={{kind: {name}}}"]).Spec!.Purges["sample"];

        Assert.Empty(loaded.Findings);
        Assert.Equal(name, loaded.Spec!.Purges["sample"].Kind);
        AssertDefaults(rows, strategy);
        Assert.Contains("mode", rows.Keys);
        Assert.All(
            Changes.Where(change => !Calls(strategy).SequenceEqual(Calls(change.Value(strategy)))),
            change => Assert.Contains(change.Key, rows.Keys));
    }

    [Theory]
    [InlineData("edge-guard", "refuse_self_redirect: true")]
    [InlineData("versioned-key", "#2")]
    [InlineData("versioned-key-gradual", "| `over` | 1h |")]
    [InlineData("roll-back", "roll_back: {origin: before, edge: before}")]
    public void Page_OfADeploy_HasItsValue(string name, string expected)
    {
        var (remedy, inForce) = (RemedyCatalogue.Find(name)!, new EdgeConfig { Name = "after" });
        var deployed = remedy.Deploy(inForce);

        Assert.Contains(expected, Page(name), StringComparison.Ordinal);
        Assert.Equal(name == "edge-guard", deployed?.RefuseSelfRedirect ?? false);
        Assert.Equal(
            name.StartsWith("versioned", StringComparison.Ordinal), deployed?.CacheKey == inForce.CacheKey + "#2");
        Assert.Equal(name == "versioned-key-gradual" ? TimeSpan.FromHours(1) : TimeSpan.Zero, remedy.Over);
        Assert.Equal(name == "roll-back", remedy.RollsBack);
    }

    private static void AssertDefaults(Dictionary<string, string> rows, PurgeStrategy strategy) => Assert.All(
        rows, row => Assert.Equal(
            Convert.ToString(Defaults[row.Key](strategy), CultureInfo.InvariantCulture), row.Value));

    private static IReadOnlyList<PurgeCall> Calls(PurgeStrategy strategy)
    {
        var scope = new PurgeScope(Catalogue.Create(new() { Projects = 300 }, 1).Projects)
        {
            Families = ScenarioLoader.Load(Scenario).Spec!.Families, Pops = ["one", "two", "three"], Shield = true,
        };
        return new PurgeRun(strategy, PurgePlanner.Plan(strategy, scope), default, 1).Advance(DateTimeOffset.MaxValue);
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture) + "s";

    private static string Sentence(string about) => char.ToUpperInvariant(about[0]) + about[1..] + ".";

    private static string Page(string name) => Repository.Read($"docs/purging/{name}.md");

    private static Dictionary<string, string> Rows(string name) => ParameterRow().Matches(Page(name))
        .Where(m => Defaults.ContainsKey(m.Groups[1].Value))
        .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    [GeneratedRegex(@"^\| \[`([a-z-]+)`\]\(([a-z-]+)\.md\) \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex IndexLine();

    [GeneratedRegex(@"^\| `([a-z_.]+)` \| ([^|]+) \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex ParameterRow();

    [GeneratedRegex(@"^\| \d+ (?<name>[a-z-]+)[^|]* \|")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"--strategies (\S+)")]
    private static partial Regex Strategies();

    [GeneratedRegex(@"^  \w+: (\{kind: .*\})$", RegexOptions.Multiline)]
    private static partial Regex Yaml();
}
