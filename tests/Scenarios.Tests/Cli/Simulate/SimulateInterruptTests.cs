using System.Text.Json.Nodes;
using CdnLab.Scenarios.Cli;
using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Reports;
using Xunit;

namespace CdnLab.Scenarios.Tests.Cli.Simulate;

public sealed class SimulateInterruptTests : IDisposable
{
    private readonly SimulateLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Interrupted_OneRun_WhatIsDoneIsKeptAndSaidInOneLine()
    {
        StopAt(1, bin: 30);

        var (code, output, error) = _lab.Run();

        Assert.Equal(ExitCode.Interrupted, code);
        Assert.DoesNotContain("verdict", output, StringComparison.Ordinal);
        Assert.Equal(
            "interrupted at 2022-06-10 10:30 of the run; series, events and summary until then are kept in "
            + $"{_lab.Out}; cdnlab report makes a report of them\n",
            error);
        var record = _lab.Record();
        Assert.Equal((30, false), (record.Series.Count, record.Finished));
        Assert.Equal(
            ["deploy_origin", "deploy_edge", "loop_first", "simulation"], record.Events.Select(e => e.Kind));
        var summary = JsonNode.Parse(_lab.Text("summary.json"))!;
        Assert.Equal("cut_short", (string?)summary["verdict"]);
        Assert.Equal(30, (long)JsonNode.Parse(_lab.Text("timings.json"))!["simulated_requests"]! / 1200);
        Assert.False(File.Exists(_lab.In("report.html")));
        ReportWriter.Write(_lab.Out);
        Assert.Contains("cut short at 10:30 UTC", _lab.Text("report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Interrupted_BeforeTheFirstBin_NothingIsKeptAndAnEarlierRunStays()
    {
        _lab.Run();
        var before = _lab.Text("journal.jsonl");
        StopAt(1, bin: 0);

        var (code, _, error) = _lab.Run();

        Assert.Equal(ExitCode.Interrupted, code);
        Assert.Equal("interrupted before anything of the run itself was done; nothing is kept\n", error);
        Assert.Equal(before, _lab.Text("journal.jsonl"));
    }

    [Fact]
    public void Interrupted_SeveralSeeds_WholeOnesHaveTheirBandsAndTheOthersWhatWasDone()
    {
        StopAt(3, bin: 30);

        var (code, output, error) = _lab.Run("--seeds", "4", "--jobs", "1");

        Assert.Equal(ExitCode.Interrupted, code);
        Assert.DoesNotContain("verdict", output, StringComparison.Ordinal);
        Assert.Equal($"interrupted; 2 of 4 runs are kept whole and 1 in part, in {_lab.Out}\n", error);
        Assert.Equal([1UL, 2UL], RunEnsemble.Read(_lab.Out)!.Seeds.Select(seed => seed.Seed));
        Assert.True(_lab.Record("seed-2").Finished);
        Assert.False(_lab.Record("seed-3").Finished);
        Assert.False(Directory.Exists(_lab.In("seed-4")));
    }

    [Fact]
    public void Interrupted_Sweep_TheTableHoldsTheWholeRuns()
    {
        var runs = 0;
        _lab.Engine.BeforeBin = (_, bin) =>
        {
            runs += bin == 0 ? 1 : 0;
            if (runs == 2)
                _lab.Interruption.Cancel();
        };

        var (code, _, _) = _lab.Run("--sweep", "clients.rate=10|20|30", "--jobs", "1");

        Assert.Equal(ExitCode.Interrupted, code);
        Assert.Equal(2, _lab.Text("sweep.csv").TrimEnd().Split('\n').Length);
    }

    [Fact]
    public void Interrupted_BeforeItBegins_RunsNothing()
    {
        _lab.Interruption.Cancel();

        Assert.Equal(ExitCode.Interrupted, _lab.Run().Code);
        Assert.Empty(_lab.Engine.Runs);
    }

    private void StopAt(ulong seed, int bin) => _lab.Engine.BeforeBin = (s, b) =>
    {
        if (s == seed && b == bin)
            _lab.Interruption.Cancel();
    };
}
