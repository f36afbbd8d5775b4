using CdnLab.Model.Purging;
using CdnLab.Model.Randomness;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;
using Xunit;

namespace CdnLab.Scenarios.Tests.Format;

public class SettingTests
{
    private static readonly DateTimeOffset Ten = new(2022, 6, 10, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Parse_NoSettings_IsTheFileAsItIs() =>
        Assert.Equal(20, ScenarioLoader.Parse(Sample.Yaml, "f", []).Spec!.Clients.Rate);

    [Fact]
    public void Parse_ManySettings_ReplacesValuesOfEveryKind()
    {
        var spec = Read(
            "clients.rate=12000",
            "catalogue.differing_share = 0.3",
            "purges.slow.mode=hard",
            "timeline.0.at=10:05:00",
            "timeline.1.deploy_edge.over=10m",
            "edge.configs.after.rules.1.match=^/old=(?<rest>.*)$",
            "story='a: b'");

        Assert.Equal(12_000, spec.Clients.Rate);
        Assert.Equal(0.3, spec.Catalogue.DifferingShare);
        Assert.Equal(PurgeMode.Hard, spec.Purges["slow"].Mode);
        Assert.Equal(0.02, spec.Purges["slow"].CallsPerSecond);
        Assert.Equal(Ten.AddMinutes(5), spec.Timeline[0].At);
        Assert.Equal(new DeployOriginAction("after"), spec.Timeline[0].Action);
        Assert.Equal(TimeSpan.FromMinutes(10), ((DeployEdgeAction)spec.Timeline[1].Action).Over);
        Assert.Equal("^/old=(?<rest>.*)$", spec.Edge.Configs["after"].Rules[1].Match);
        Assert.Equal("/doc/{rest}", spec.Edge.Configs["after"].Rules[1].Redirect);
        Assert.Equal("a: b", spec.Story);
    }

    [Fact]
    public void Parse_Flows_AreWholeValues()
    {
        var spec = Read(
            "catalogue.named=[Django, requests]", "live.pops.0=fra", "topology.pops={ams: 1, fra: 1, lhr: 1}");

        Assert.Equal(["Django", "requests"], spec.Catalogue.Named);
        Assert.Equal(["fra"], spec.Live.Pops);
        Assert.Equal(["ams", "fra", "lhr"], spec.Topology.Pops.Select(p => p.Name));
    }

    [Fact]
    public void Parse_KeysAndNamesThatTheFileDoesNotGive_AreAdded()
    {
        var spec = Read(
            "clients.diurnal.amplitude=0.5",
            "clients.diurnal.peak=14:00",
            "purge_delivery.delay_median=1s",
            "topology.pops.lhr=3",
            "purges.third={kind: all}",
            "origin.releases.before.not_found_headers.Cache-Control=max-age=60");

        Assert.Equal(new DiurnalSpec { Amplitude = 0.5, Peak = TimeSpan.FromHours(14) }, spec.Clients.Diurnal);
        Assert.Equal(TimeSpan.FromSeconds(1), spec.PurgeDelivery.DelayMedian);
        Assert.Equal(3, spec.Topology.Pops[2].Share);
        Assert.Equal("all", spec.Purges["third"].Kind);
        Assert.Equal("max-age=60", spec.Origin.Releases["before"].NotFoundHeaders["Cache-Control"]);
    }

    // 'after' merges the release 'before': the path names only one of them.
    [Fact]
    public void Parse_BelowAnAnchor_ChangesOnlyWhatThePathNames()
    {
        var spec = Read(
            "origin.releases.before.document_headers.Cache-Control=max-age=60",
            "origin.releases.after.routes.page={canonical: any}");

        Assert.Equal("max-age=60", spec.Origin.Releases["before"].DocumentHeaders["Cache-Control"]);
        Assert.Equal("max-age=900", spec.Origin.Releases["after"].DocumentHeaders["Cache-Control"]);
        Assert.Equal(CanonicalSpelling.Any, spec.Origin.Releases["after"].Routes["page"].Canonical);
        Assert.Equal(CanonicalSpelling.Normalized, spec.Origin.Releases["before"].Routes["page"].Canonical);
    }

    [Fact]
    public void Parse_NamesWithDots_AreFoundAndAdded()
    {
        var text = Sample.Yaml
            .Replace("tool:", "pip-22.1:", StringComparison.Ordinal)
            .Replace("{tool: 1", "{pip-22.1: 1", StringComparison.Ordinal);

        var result = ScenarioLoader.Parse(
            text, "f", ["clients.personas.pip-22.1.users=7", "clients.mix.pip-22.1=2", "topology.pops.a.b=1"]);

        Assert.Empty(result.Findings);
        Assert.Equal(7, result.Spec!.Clients.Personas["pip-22.1"].Users);
        Assert.Equal(2, result.Spec.Clients.Mix["pip-22.1"]);
        Assert.Equal("a.b", result.Spec.Topology.Pops[2].Name);
    }

    [Fact]
    public void Parse_PathTwice_TheLaterCounts() =>
        Assert.Equal(7, Read("clients.rate=-5", "clients.rate=7").Clients.Rate);

    [Fact]
    public void Parse_Start_MovesTimesOfDay()
    {
        var spec = Read("start=2022-06-11T10:00:00Z", "timeline.3.at=10:25:00");

        Assert.Equal(Ten.AddDays(1).AddMinutes(10), spec.Timeline[0].At);
    }

    [Theory]
    [InlineData("clients.rate=-5", "1:1: error LAB010: clients.rate: -5 is not a number from 0; write a number from 0")]
    [InlineData("clients.rate=.nan", "1:1: error LAB010: clients.rate: .nan is not a number from 0; write")]
    [InlineData("clients.rate=fast", "1:1: error LAB007: clients.rate: needs a number from 0, is the text 'fast'")]
    [InlineData("clients.rate=[1]", "1:1: error LAB007: clients.rate: needs a number from 0, is a list; write")]
    [InlineData("clients.rate=~", "1:1: error LAB007: clients.rate: needs a number from 0, is empty; write")]
    [InlineData("clients.mix={tool: 1, browser: -2}", "1:20: error LAB010: clients.mix.browser: -2 is not")]
    [InlineData("clients.mix={tool: 0}", "1:1: error LAB020: clients.mix: the weights sum to 0; give one")]
    [InlineData("clients.mix={tol: 1}", "1:2: error LAB012: clients.mix: 'tol' is no persona; known: tool, browser")]
    [InlineData("clients.mix.tol=1", "1:1: error LAB012: clients.mix: 'tol' is no persona; known: tool, browser; did")]
    [InlineData("edge.config=old", "1:1: error LAB012: edge.config: 'old' is no config; known: before, after; name")]
    [InlineData("timeline.0.at=25:00", "1:1: error LAB009: timeline[0].at: '25:00' is not a time of the run")]
    [InlineData("timeline.9.at=12:40:00", "1:1: error LAB014: ")]
    [InlineData("timeline.3.scale_out={workers: 2}", "1:1: error LAB021: timeline[3]: has purge and scale_out, which")]
    [InlineData("clients.diurnal.peak=14:00", "1:1: error LAB006: clients.diurnal: key 'amplitude' is missing; add it")]
    [InlineData("clients.rte=5", "1:1: error LAB005: clients: unknown key 'rte'; known: rate, diurnal")]
    [InlineData("client.rate=5", "1:1: error LAB005: unknown key 'client'; known: schema, name")]
    [InlineData("purges.slwo.mode=hard", "1:1: error LAB024: purges: there is no 'slwo'; known: slow, fast; did you")]
    [InlineData("purges.night.mode=hard", "1:1: error LAB024: purges: there is no 'night'; known: slow, fast; set")]
    [InlineData("purge_delivery_by_pop.ams.loss_ratio=1", "1:1: error LAB024: purge_delivery_by_pop: there is no")]
    [InlineData("timeline.10.at=11:50:00", "1:1: error LAB024: timeline: '10' is no item; known: 0 to 9; give")]
    [InlineData("timeline.last.at=11:50:00", "1:1: error LAB024: timeline: 'last' is no item; known: 0 to 9; give")]
    [InlineData("catalogue.named.2=Django", "1:1: error LAB024: catalogue.named: '2' is no item; known: 0 to 1; give")]
    [InlineData("sources.0=https://a.example", "1:1: error LAB024: sources: the list has no items; give")]
    [InlineData("clients.rate.x=5", "1:1: error LAB024: clients.rate: 'x' is below a single value; end the path there")]
    [InlineData("clients.rate=", "1:1: error LAB002: the value is empty; give one")]
    [InlineData("title=@x", "1:1: error LAB002: ")]
    [InlineData("title=[a, b", "2:1: error LAB002: ")]
    [InlineData("title=*a", "1:1: error LAB003: alias '*a' has no anchor above it")]
    public void Parse_BadSetting_IsFoundOnceInPlace(string setting, string expected)
    {
        var result = ScenarioLoader.Parse(Sample.Yaml, "f", ["seed=2", setting]);

        Assert.Null(result.Spec);
        var finding = Assert.Single(result.Findings).ToString();
        Assert.StartsWith($"--set {setting.Split('=')[0]}:{expected}", finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clients.rate")]
    [InlineData("=5")]
    [InlineData("")]
    [InlineData("clients..rate=5")]
    [InlineData("clients.rate.=5")]
    public void Parse_NoPathOrNoValue_SaysHowASettingIsWritten(string setting)
    {
        var finding = Assert.Single(ScenarioLoader.Parse(Sample.Yaml, "f", [setting]).Findings);

        Assert.Equal(
            $"--set {setting}:1:1: error LAB024: '{setting}' is not path=value; "
                + "write it as clients.rate=100 or timeline.0.at=10:50:00",
            finding.ToString());
    }

    [Fact]
    public void Parse_UnknownKey_OffersTheNearest()
    {
        var finding = Assert.Single(ScenarioLoader.Parse(Sample.Yaml, "f", ["clients.rte=5"]).Findings);

        Assert.Equal("did you mean 'rate'?", finding.Fix);
    }

    [Fact]
    public void Parse_MistakesInFileAndSettings_FindsAllFileFirst()
    {
        var found = ScenarioLoader.Parse(
            Sample.With("warmup: 10m", "warmup: ten"), "f.yaml", ["clients.rate=-1", "x=1", "catalogue.projects=0"]);

        Assert.Equal(
            ["f.yaml", "--set clients.rate", "--set x", "--set catalogue.projects"],
            found.Findings.Select(f => f.File));
    }

    [Fact]
    public void Parse_FileThatCannotBeRead_StillFindsWhatIsWrongWithSettings() =>
        Assert.Equal(
            ["f", "--set clients.rate"],
            ScenarioLoader.Parse("", "f", ["clients.rate"]).Findings.Select(f => f.File));

    [Fact]
    public void Parse_SettingMendsTheFile_HasNoFinding() =>
        Assert.Empty(ScenarioLoader.Parse(
            Sample.With("warmup: 10m", "warmup: ten"), "f", ["warmup=10m"]).Findings);

    [Fact]
    public void Parse_BadValueBelowAWeighedMapping_IsNotFollowedByAnotherFinding() =>
        Assert.Equal(
            ["--set clients.personas.tool.families.doc"],
            ScenarioLoader.Parse(Sample.Yaml, "f", ["clients.personas.tool.families.doc=-1"])
                .Findings.Select(f => f.File));

    [Fact]
    public void Load_ScenarioOfTheCatalogue_TakesSettings()
    {
        var result = ScenarioLoader.Load(
            "pypi-json-2022-06-10", ["clients.rate=12000", "catalogue.differing_share=0.3"]);

        Assert.Empty(result.Findings);
        Assert.Equal((12_000, 0.3), (result.Spec!.Clients.Rate, result.Spec.Catalogue.DifferingShare));
    }

    [Fact]
    public void Parse_AnySettings_EndsInFindingsOrASpec()
    {
        var random = new RandomStream(1, "settings");
        string[] steps = ["clients", "rate", "mix", "tool", "timeline", "0", "at", "purges", "slow", "x", "edge", ""];
        string[] values = ["1", "-1", ".inf", "[a, {b: c}]", "{a: 1, a: 2}", "*x", "&x [1]", "<<", "'", "\t", "~", "-"];
        for (var i = 0; i < 200; i++)
        {
            var settings = Enumerable.Range(0, 1 + random.NextBelow(3)).Select(_ =>
                string.Join('.', Enumerable.Range(0, 1 + random.NextBelow(4)).Select(_ => steps[random.NextBelow(12)]))
                + "=" + values[random.NextBelow(12)]).ToList();

            var result = ScenarioLoader.Parse(Sample.Yaml, "f", settings);

            Assert.True(result.Spec is null != (result.Findings.Count == 0), string.Join(' ', settings));
        }
    }

    private static ScenarioSpec Read(params string[] settings)
    {
        var result = ScenarioLoader.Parse(Sample.Yaml, "f", settings);
        Assert.Empty(result.Findings);
        return result.Spec!;
    }
}
