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
        var run = new SyntheticRun();
        var fault = JournalEvents.Fault(SyntheticRun.Start, "origin", "slow");
        var record = new RunRecord(run.Header, [fault, .. run.Record.Events], run.Record.Series);

        // At most a seventh of its projects loops, so never half of the requests.
        Assert.All(MetricCatalog.Names.Except(["loops.half_at"]), name => Assert.NotNull(Measure(name, record)));
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
        Bin(0, 60, 0, 60, 12), Bin(1, 60, 0, 60, 12), Bin(2, 60, 3, 999, 999), Bin(3, 60, 30, 180, 12),
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
    [InlineData("loops.half_at", 180)]
    [InlineData("loops.first_after_origin_deploy_seconds", 70)]
    [InlineData("loops.between_deploys_ratio", 0.05)]
    [InlineData("loops.last_after_edge_deploy_seconds", 230)]
    [InlineData("loops.last_hour_ratio", 198.0 / 600)]
    [InlineData("loops.last_day_ratio", 198.0 / 600)]
    [InlineData("loops.existing_projects", 2)]
    [InlineData("loops.new_after_purge", 0)]
    [InlineData("origin.share_before", 0.2)]
    [InlineData("origin.peak_over_before", 83.25)]
    [InlineData("purge.duration_seconds", 120)]
    [InlineData("edge.rate_before", 1)]
    [InlineData("origin.rate_before", 0.2)]
    [InlineData("loops.before_edge_deploy_ratio", 3.0 / 198)]
    public void Measure_StagedRun_IsComputedFromTheStretchesWholeBins(string metric, double expected)
    {
        Assert.Equal(expected, Measure(metric, Staged)!.Value, 9);
    }

    [Fact]
    public void Measure_NoOriginRequestBeforeTheDeploys_PurgeIsComparedWithOne()
    {
        var bins = Staged.Series.Select(b => b.End <= Second(120) ? b with { OriginRequests = 0 } : b);

        Assert.Equal(144, Measure("origin.purge_over_before", Record(Staged.Events, [.. bins]))!.Value, 9);
    }

    [Fact]
    public void Measure_LoopThatDoesNotSayWhetherItsNameDiffers_UnaffectedProjectsIsUnknown()
    {
        var silent = new JournalEvent(Second(5), EventKinds.LoopFirst, new() { ["project"] = "x" });

        Assert.Null(Measure("loops.unaffected_projects", Record([silent])));
        Assert.Equal(0, Measure("loops.unaffected_projects", Record([])));
    }

    [Fact]
    public void Measure_LoopOfANameThatDoesNotExist_IsNoExistingProject()
    {
        var missing = new JournalEvent(Second(5), EventKinds.LoopFirst, new() { ["project"] = "x", ["missing"] = true });

        Assert.Equal(1, Measure("loops.existing_projects", Record([missing, .. Loop("y", 6, 7)])));
    }

    [Fact]
    public void Measure_FirstLoopAfterThePurge_IsNew()
    {
        var record = Record(
        [
            JournalEvents.PurgeStarted(Second(0), "all", "hard", 1, [new("all", 1)]),
            JournalEvents.PurgeFinished(Second(60), 1, 0),
            .. Loop("early", 30, 400), .. Loop("during the grace", 360, 400), .. Loop("late", 361, 400),
        ]);

        Assert.Equal(1, Measure("loops.new_after_purge", record));
        Assert.Null(Measure("loops.new_after_purge", Record([.. Loop("x", 1, 2)])));
    }

    // A fault from 0 s to 60 s; purges at 60 s and at 540 s, between them loops; 300 s of grace after each instant.
    private static readonly RunRecord TwoPurges = Record(
        [
            JournalEvents.Fault(Second(0), "origin", "answers with errors"),
            JournalEvents.PurgeStarted(Second(60), "one", "soft", 4, [new("00", 4)]),
            JournalEvents.PurgeFinished(Second(65), 4, 0),
            JournalEvents.Fault(Second(120), "origin", "works again"),
            JournalEvents.PurgeStarted(Second(600), "two", "hard", 10, [new("00", 10)]),
            JournalEvents.PurgeFinished(Second(610), 10, 0),
        ],
        Bin(0, 60, 60, 60, 60), Refill(1, 6), Refill(2, 2), Bin(6, 60, 0), Bin(7, 60, 30), Bin(8, 60, 60),
        Bin(9, 60, 30), Refill(10, 5), Bin(11, 60, 60));

    [Theory]
    [InlineData("loops.after_first_purge_ratio", 2.0 / 3)]
    [InlineData("loops.after_faults_ratio", 2.0 / 3)]
    [InlineData("purge.refills_per_call_first", 2)]
    [InlineData("purge.refills_per_call_least", 0.5)]
    [InlineData("purge.refills_per_call_last", 0.5)]
    public void Measure_TwoPurges_IsComputedFromTheStretchesBetween(string metric, double expected) =>
        Assert.Equal(expected, Measure(metric, TwoPurges)!.Value, 9);

    [Theory]
    [InlineData("errors.peak_ratio", 0.5)]
    [InlineData("errors.seconds", 120)]
    [InlineData("errors.half_seconds", 60)]
    [InlineData("errors.last_hour_ratio", 0.12)]
    [InlineData("origin.overload_after_faults_seconds", 60)]
    public void Measure_Errors_AreCountedByTheBin(string metric, double expected)
    {
        var record = Record(
            [JournalEvents.Fault(Second(60), "ams", "process started again, its cache empty")],
            Failing(0, server: 1, timedOut: 0), Failing(1, server: 40, timedOut: 10), Failing(2, server: 0, timedOut: 2),
            Failing(3, server: 1, timedOut: 0) with { OriginRejected = 1 } with { Requests = 150 });

        Assert.Equal(expected, Measure(metric, record)!.Value, 9);
    }

    [Fact]
    public void Measure_WithoutFaults_WhatComesAfterThemIsUnknown()
    {
        Assert.Null(Measure("origin.overload_after_faults_seconds", Staged));
        Assert.Null(Measure("loops.after_faults_ratio", Staged));
    }

    private static SeriesRow Refill(int index, long refills) =>
        Bin(index, 60, 0, 60, refills) with { OriginMiss = 0, OriginPurgeRefill = refills };

    private static SeriesRow Failing(int index, long server, long timedOut) =>
        Bin(index, 100) with { ServerError = server, TimedOut = timedOut, Ok = 100 - server - timedOut };

    private static IEnumerable<string> Leaves(JsonObject node, string prefix) =>
        node.SelectMany(field => field.Value switch
        {
            JsonObject inner => Leaves(inner, prefix + field.Key + "."),
            JsonArray => [],
            _ => [prefix + field.Key],
        });
}
