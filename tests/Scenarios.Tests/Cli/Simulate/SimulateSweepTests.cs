using CdnLab.Scenarios.Cli;
using CdnLab.Scenarios.Journal;
using Xunit;

namespace CdnLab.Scenarios.Tests.Cli.Simulate;

public sealed class SimulateSweepTests : IDisposable
{
    private readonly SimulateLab _lab = new() { Width = 120 };

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Sweep_Values_EachHasItsRunWithItsSetting()
    {
        var (code, output, error) = _lab.Run("--set", "clients.rate=1", "--sweep", "clients.rate=10|20|30");

        Assert.Equal((ExitCode.Pass, ""), (code, error));
        Assert.Equal([10.0, 20.0, 30.0], _lab.Engine.Runs.Select(run => run.Spec.Clients.Rate).Order());
        Assert.Equal(
            """{"set":["clients.rate=1","clients.rate=30"]}""", _lab.Record("run-3").Header.Options.ToJsonString());
        Assert.Equal(_lab.Record("run-1").Header.Seed, _lab.Record("run-3").Header.Seed);
        Assert.Contains("sweep clients.rate over 10, 20, 30\n", output, StringComparison.Ordinal);
        Assert.Contains("verdict: pass, 3 of 3 values pass\n", output, StringComparison.Ordinal);
        Assert.False(File.Exists(_lab.In("journal.jsonl")));
    }

    [Fact]
    public void Sweep_Table_ShowsFiguresByValue()
    {
        var output = _lab.Run("--sweep", "clients.rate=10|30").Output;

        Assert.Matches(@"\nclients\.rate +10 +30\nverdict +pass +pass\n", output);
        Assert.Matches(@"\norigin\.peak_rate +1\.08/s +3\.28/s\n", output);
        Assert.Matches(@"\nloops\.last_at +10:59:01 +10:59:01\n", output);
        Assert.Matches(@"\npurge\.finished_at +– +–\n", output);
    }

    [Fact]
    public void Sweep_Files_HoldEveryMetricAndTheEffects()
    {
        _lab.Run("--sweep", "clients.rate=10|30");

        var lines = _lab.Text("sweep.csv").TrimEnd().Split('\n').Select(line => line.Split(',')).ToList();
        Assert.Equal(["run", "setting", "value", "verdict", .. MetricCatalog.Names], lines[0]);
        Assert.Equal(["run-2", "clients.rate", "30", "pass"], lines[2].Take(4));
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        var text = _lab.Text("sweep.md").Replace('\u00a0', ' ').Replace("\\", "");
        Assert.Contains("# sample: what clients.rate changes", text, StringComparison.Ordinal);
        Assert.Contains(
            "| 10 | pass | 5 % | 1 | 10:59:01 | – | 1.08/s | 0 s | 1,130 |", text, StringComparison.Ordinal);
        Assert.Contains("- `origin.peak_rate`: 1.08/s at 10 to 3.28/s at 30\n", text, StringComparison.Ordinal);
        Assert.Contains("- `loops.peak_ratio`: 5 %, whatever the value\n", text, StringComparison.Ordinal);
        Assert.Contains("- `purge.finished_at`: in no run\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_ValueWithAComma_IsOneCell()
    {
        var load = _lab.Environment.Load;
        _lab.Environment = _lab.Environment with { Load = (name, _) => load(name, []) };

        _lab.Run("--sweep", "live.pops=[ams]|[ams, \"fra\"]");

        Assert.Contains(
            "\nrun-2,live.pops,\"[ams, \"\"fra\"\"]\",pass,", _lab.Text("sweep.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_BadValues_AreAllToldBeforeAnythingRuns()
    {
        var (code, output, error) = _lab.Run("--sweep", "nonsense=1|2");

        Assert.Equal((ExitCode.InvalidInput, ""), (code, output));
        Assert.Equal(
            "--set nonsense=1:1:1: error LAB005: unknown key; another one\n"
            + "--set nonsense=2:1:1: error LAB005: unknown key; another one\n",
            error);
        Assert.Empty(_lab.Engine.Runs);
    }

    [Fact]
    public void Sweep_AgainOverASingleRun_LeavesNothingOfIt()
    {
        _lab.Run();
        _lab.Run("--sweep", "clients.rate=10|30");

        Assert.False(File.Exists(_lab.In("report.html")));
        Assert.Equal(
            ["run-1", "run-2"],
            Directory.GetDirectories(_lab.Out, "run-*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
