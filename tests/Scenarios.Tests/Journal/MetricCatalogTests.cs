using System.Text.Json.Nodes;
using CdnLab.Scenarios.Journal;
using Xunit;
using static CdnLab.Scenarios.Tests.Journal.SmallRun;

namespace CdnLab.Scenarios.Tests.Journal;

public class MetricCatalogTests
{
    private static readonly string[] NotMeasured =
        ["schema", "scenario", "mode", "seed", "verdict", "purge.strategy", "purge.mode"];

    [Fact]
    public void Names_EveryFigureOfTheSummary_CanBeExpected()
    {
        var summary = JsonNode.Parse(RunSummarizer.Summarize(new SyntheticRun().Record).ToJson())!.AsObject();
        summary.Remove("options");

        Assert.Equal([], Leaves(summary, "").Except(MetricCatalog.Names).Except(NotMeasured));
    }

    [Fact]
    public void Measure_EveryNameOnAWholeIncident_HasAValue()
    {
        var record = new SyntheticRun().Record;

        Assert.All(MetricCatalog.Names, name => Assert.NotNull(Measure(name, record)));
        Assert.All(MetricCatalog.Names, name => Assert.NotEmpty(MetricCatalog.Meaning(name)));
    }

    // Deploys at 120 s and 180 s, purge from 300 s to 420 s; every stretch has its own rates.
    private static readonly RunRecord Staged = Record(
        [
            JournalEvents.DeployOrigin(Second(120), "a", "b"),
            JournalEvents.DeployEdge(Second(180), "ams", "a", "b"),
            JournalEvents.PurgeStarted(Second(300), "all", "hard", 1, [new("all", 1)]),
            JournalEvents.PurgeFinished(Second(420), 1, 0),
            .. Loop("x", 190, 400), .. Loop("y", 200, 410, differs: false),
        ],
        Bin(0, 60, 0, 60, 12), Bin(1, 60, 0, 60, 12), Bin(2, 60, 0, 999, 999), Bin(3, 60, 30, 180, 12),
        Bin(4, 60, 30, 180, 18), Bin(5, 60, 6, 60, 60), Bin(6, 60, 6, 60, 84), Bin(7, 60, 60, 60, 999),
        Bin(11, 60, 60, 60, 999), Bin(12, 60, 3, 60, 12));

    [Theory]
    [InlineData("edge.loop_amplification", 3)]
    [InlineData("origin.flat_during_loop", 1.25)]
    [InlineData("origin.purge_over_before", 6)]
    [InlineData("loops.first_after_edge_deploy_seconds", 10)]
    [InlineData("loops.last_after_purge_seconds", -10)]
    [InlineData("loops.after_purge_ratio", 0.05)]
    [InlineData("loops.unaffected_projects", 1)]
    [InlineData("loops.first_at", 190)]
    [InlineData("purge.duration_seconds", 120)]
    public void Measure_StagedRun_IsComputedFromTheStretchesWholeBins(string metric, double expected)
    {
        Assert.Equal(expected, Measure(metric, Staged)!.Value, 9);
    }

    [Fact]
    public void Measure_LoopThatDoesNotSayWhetherItsNameDiffers_UnaffectedProjectsIsUnknown()
    {
        var silent = new JournalEvent(Second(5), EventKinds.LoopFirst, new() { ["project"] = "x" });

        Assert.Null(Measure("loops.unaffected_projects", Record([silent])));
        Assert.Equal(0, Measure("loops.unaffected_projects", Record([])));
    }

    private static IEnumerable<string> Leaves(JsonObject node, string prefix) =>
        node.SelectMany(field => field.Value switch
        {
            JsonObject inner => Leaves(inner, prefix + field.Key + "."),
            JsonArray => [],
            _ => [prefix + field.Key],
        });
}
