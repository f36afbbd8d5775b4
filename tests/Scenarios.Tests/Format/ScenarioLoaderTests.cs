using CdnLab.Model.Queueing;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Catalog;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;
using Xunit;

namespace CdnLab.Scenarios.Tests.Format;

public class ScenarioLoaderTests
{
    [Fact]
    public void Load_FlagshipByName_ReadsEveryPart()
    {
        var result = ScenarioLoader.Load("pypi-json-2022-06-10");

        Assert.Empty(result.Findings);
        var spec = result.Spec!;
        Assert.Equal(new DateTimeOffset(2022, 6, 12, 11, 30, 0, TimeSpan.Zero), spec.End);
        Assert.Equal(CanonicalSpelling.Verbatim, spec.Origin.Releases["before"].Routes["project-json"].Canonical);
        Assert.Equal("pypi-2022", spec.Edge.Profile.Name);
        Assert.True(spec.Edge.Profile.RestartOnError, "the base profile counts where nothing overrides it");
        Assert.Equal(new DeployOriginAction("after"), spec.Timeline[0].Action);
        Assert.Equal(new DateTimeOffset(2022, 6, 10, 10, 41, 45, TimeSpan.Zero), spec.Timeline[0].At);
        Assert.Equal(spec.Timeline.OrderBy(step => step.At), spec.Timeline);
    }

    [Fact]
    public void Parse_KeysOfLongRuns_ReadsEach()
    {
        var text = Sample.With("rate: 20", "rate: 20\n  diurnal: {amplitude: 0.3, peak: 14:30}")
            .Replace("    workers: 4", "    cold_start: {for: 5m, slowdown: 2.5}", StringComparison.Ordinal)
            .Replace("  release: before", "  release: before\n  health_check: {window: 9}", StringComparison.Ordinal)
            .Replace("edge:\n", "edge:\n  fetch_timeout: 15s\n", StringComparison.Ordinal)
            .Replace("shield: iad", "shield: iad\n  capacity_objects: 5000000000", StringComparison.Ordinal);

        var spec = ScenarioLoader.Parse(text, "f").Spec!;

        Assert.Equal(new DiurnalSpec { Amplitude = 0.3, Peak = new TimeSpan(14, 30, 0) }, spec.Clients.Diurnal);
        Assert.Equal(
            new ColdStart { For = TimeSpan.FromMinutes(5), Slowdown = 2.5 }, spec.Origin.Capacity.ColdStart);
        Assert.Equal(new HealthCheckSpec { Window = 9, HealthyAt = 2 }, spec.Origin.HealthCheck);
        Assert.Equal(TimeSpan.FromSeconds(15), spec.Edge.FetchTimeout);
        Assert.Equal(5_000_000_000, spec.Topology.CapacityObjects);
    }

    [Fact]
    public void Parse_Sample_HasNoneOfTheKeysOfLongRuns()
    {
        var spec = ScenarioLoader.Parse(Sample.Yaml, "f").Spec!;

        Assert.Null(spec.Clients.Diurnal);
        Assert.Null(spec.Origin.Capacity.ColdStart);
        Assert.Null(spec.Origin.HealthCheck);
        Assert.Equal(TimeSpan.FromMinutes(1), spec.Edge.FetchTimeout);
        Assert.Null(spec.Topology.CapacityObjects);
    }

    [Theory]
    [InlineData("24h59m", 2)]
    [InlineData("25h", 3)]
    public void Parse_ExpectationOfLongRuns_CountsInThem(string duration, int expected) => Assert.Equal(
        expected, ScenarioLoader.Parse(Sample.With("duration: 2h\n", $"duration: {duration}\n"), "f").Spec!.Expectations.Count);

    [Theory]
    [InlineData("purges.slow.calls_per_second_by_shard.p=0.04", "0.04")]
    [InlineData("clients.rate=10", "0.01")]
    public void Parse_Calibration_HasTheFittedValueOfTheRun(string setting, string expected)
    {
        var entry = Assert.Single(ScenarioLoader.Parse(Sample.Yaml, "f", [setting]).Spec!.Calibration);

        Assert.Equal((expected, "purge.finished_at", 3600.0, 60.0), (entry.Value, entry.Metric, entry.Target, entry.Within));
    }

    [Theory]
    [InlineData("purges.slow", "{kind: letters, calls_per_second: 0.02, calls_per_second_by_shard: {p: 0.01}}")]
    [InlineData("timeline.1.deploy_edge.pops", "[ams]")]
    public void Parse_FittedListOrMapping_IsWrittenInFlowStyle(string path, string expected) => Assert.Equal(
        expected,
        ScenarioLoader.Parse(Sample.With("fitted: purges.slow.calls_per_second_by_shard.p", "fitted: " + path), "f")
            .Spec!.Calibration[0].Value);

    [Fact]
    public void Load_EveryScenarioOfTheCatalogue_HasNoFinding() =>
        Assert.All(ScenarioCatalog.Names, name => Assert.Empty(ScenarioLoader.Load(name).Findings));
}
