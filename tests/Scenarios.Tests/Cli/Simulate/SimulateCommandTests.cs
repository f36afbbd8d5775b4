using System.Text.Json.Nodes;
using CdnLab.Scenarios.Cli;
using CdnLab.Scenarios.Simulation;
using Xunit;

namespace CdnLab.Scenarios.Tests.Cli.Simulate;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly SimulateLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Simulate_Passing_WritesARunAndTellsItsResults()
    {
        var (code, output, error) = _lab.Run();

        Assert.Equal((ExitCode.Pass, ""), (code, error));
        Assert.StartsWith("cdnlab 0.1.0", output, StringComparison.Ordinal);
        Assert.Contains("| sample | seed 1 | 100 projects, 2 PoPs\n", output, StringComparison.Ordinal);
        Assert.Matches(@"pass +Loops appear +0\.05 +\(wanted >= 0\.01\)", output);
        Assert.Matches(@"requests +143,524 by clients, 98\.4 % ended well", output);
        Assert.Matches(@"loops +2,\d{3} requests \(1\.\d %\), at worst 5 %; 1 project, 10:20:00 to 10:59:01", output);
        Assert.DoesNotContain('\u00a0', output);
        Assert.Contains("verdict: pass\n", output, StringComparison.Ordinal);
        Assert.Contains($"run:     {_lab.Out}\n", output, StringComparison.Ordinal);
        Assert.Equal(
            [
                "charts", "journal.jsonl", "report.html", "report.md", "series.csv", "summary.json", "timings.json",
            ],
            Directory.GetFileSystemEntries(_lab.Out).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Simulate_Journal_IsInOrderOfTimeAndHoldsWhatWasSimulated()
    {
        _lab.Run();

        var record = _lab.Record();
        Assert.Equal(
            [
                "deploy_origin", "deploy_edge", "loop_first", "loop_last", "simulation", "expectation", "expectation",
                "verdict",
            ],
            record.Events.Select(e => e.Kind));
        var counts = record.Events[4];
        Assert.Equal((144_000.0, 120.0, 1200.0, 100.0, 50.0), (
            counts.Number("requests"), counts.Number("individual"), counts.Number("events"), counts.Number("cells"),
            counts.Number("bulk_cells")));
        Assert.Equal(
            ("sample", "simulated", 1UL, "{}", "0.1.0"),
            (record.Header.Scenario, record.Header.Mode, record.Header.Seed, record.Header.Options.ToJsonString(),
                record.Header.Version));
    }

    [Fact]
    public void Simulate_SameSeedTwice_SameBytesInEveryFileButTheTimings()
    {
        _lab.Run();
        var first = _lab.Files();
        _lab.Time.Advance(TimeSpan.FromSeconds(3));
        _lab.Engine.BeforeBin = (_, bin) => _lab.Time.Advance(TimeSpan.FromMilliseconds(bin));
        _lab.Run();

        var second = _lab.Files();
        Assert.Equal(first.Keys.Order(), second.Keys.Order());
        Assert.Equal(["timings.json"], first.Keys.Where(file => first[file] != second[file]));
    }

    [Fact]
    public void Simulate_ExpectationMissed_ExitsWithOneAndSaysWhich()
    {
        _lab.Engine.Loopless.Add(1);

        var (code, output, error) = _lab.Run();

        Assert.Equal((ExitCode.Fail, ""), (code, error));
        Assert.Matches(@"FAIL +Loops appear +0 +\(wanted >= 0\.01\)", output);
        Assert.Matches(@"loops +none", output);
        Assert.Contains("verdict: fail\n", output, StringComparison.Ordinal);
        Assert.Equal("fail", (string?)JsonNode.Parse(_lab.Text("summary.json"))!["verdict"]);
    }

    [Fact]
    public void Simulate_Quiet_PrintsVerdictAndPlacesAndWhatFailed()
    {
        Assert.Equal(
            $"verdict: pass\nrun:     {_lab.Out}\nreport:  {_lab.In("report.html")}\n", _lab.Run("--quiet").Output);

        _lab.Engine.Loopless.Add(1);
        var output = _lab.Run("--quiet").Output;

        Assert.Contains("Loops appear", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Loops are few", output, StringComparison.Ordinal);
        Assert.DoesNotContain("requests", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Simulate_SeedScaleAndSettings_ReachTheEngineAndTheHeader()
    {
        var (code, output, _) = _lab.Run("--seed", "7", "--scale", "0.5", "--set", "clients.rate=40");

        Assert.Equal(ExitCode.Pass, code);
        var (spec, options) = Assert.Single(_lab.Engine.Runs);
        Assert.Equal((7UL, 7UL, 50, 20.0), (spec.Seed, options.Seed, spec.Catalogue.Projects, spec.Clients.Rate));
        Assert.Equal(["ams", "fra"], spec.Topology.Pops.Select(pop => pop.Name));
        var header = _lab.Record().Header;
        Assert.Equal(7UL, header.Seed);
        Assert.Equal("""{"set":["clients.rate=40"],"scale":0.5}""", header.Options.ToJsonString());
        Assert.Contains("| scale 0.5 | set clients.rate=40\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "cdnlab simulate sample --seed 7 --set clients.rate=40 --scale 0.5\n", _lab.Text("report.md"),
            StringComparison.Ordinal);
    }

    // A path is what the run is repeated with; the directory takes the scenario's own name.
    [Fact]
    public void Simulate_NoOut_GoesToReportsLatestOfTheScenariosName()
    {
        var folder = Directory.CreateDirectory(_lab.Out).FullName;
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            _lab.RunBare("simulate", "some/where.yaml");
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }

        Assert.Equal("some/where.yaml", _lab.Record("reports", "latest", "sample-simulated").Header.Scenario);
    }

    [Fact]
    public void Simulate_WarningsOfTheEstimate_AreToldAndTheRunGoesOn()
    {
        _lab.Environment = _lab.Environment with
        {
            Estimate = (_, _) => new SimulationEstimate(1, 1) { Warnings = ["the origin is asked for more than it can do"] },
        };

        var (code, _, error) = _lab.Run();

        Assert.Equal((ExitCode.Pass, "warning: the origin is asked for more than it can do\n"), (code, error));
    }

    [Fact]
    public void Simulate_Timings_AreOfTheWallClock()
    {
        _lab.Engine.BeforeBin = (_, bin) => _lab.Time.Advance(TimeSpan.FromSeconds(bin == 0 ? 4 : 0));

        var output = _lab.Run().Output;

        var timings = JsonNode.Parse(_lab.Text("timings.json"))!;
        Assert.Equal(4, (double)timings["wall_seconds"]!);
        Assert.Equal(144_000, (long)timings["simulated_requests"]!);
        Assert.Equal(36_000, (double)timings["simulated_requests_per_second"]!);
        Assert.Contains("144,000 requests in 4.0 s, 36,000 a second; under 0.1 % one by one, 1,200 events", output);
    }
}
