using CdnLab.Scenarios.Journal;
using Xunit;

namespace CdnLab.Live.Tests.Replays;

/// <summary>A PoP is killed in the middle of a replay, after the deploys.</summary>
[Trait("Category", "Live")]
public sealed class KilledPopTests : IDisposable
{
    private static readonly string[] LeftOut = ["+8m", "+11m", "+15m", "+16m", "Loops end"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pop_Killed_ComesBackWithWhatWasDeployedAndTheRunGoesOn()
    {
        var run = await FinishedReplay.RunAsync(WriteScenario(), _folder["run"]);

        var faults = run.Record.OfKind(EventKinds.Fault).ToList();
        Assert.Equal(["process killed", "process started again, its cache empty"], faults.Select(e => e.Text("text")));
        // Had it come back with the old config, it would have been told the new one a second time.
        var deploys = run.Record.OfKind(EventKinds.DeployEdge).Where(e => e.Text("pop") == "jfk");
        Assert.Equal("after", Assert.Single(deploys).Text("to"));
        Assert.Contains(
            "\"config\": \"after\"",
            await File.ReadAllTextAsync(Path.Combine(run.Directory, "config", "jfk.start-2.json")),
            StringComparison.Ordinal);
        run.ConservesRequests();
        Assert.NotEqual(0, run.Record.Series.Where(row => row.Time < faults[1].At).Sum(Failures));
        Assert.Equal(0, run.Record.Series.Where(row => row.Time > faults[1].At).Sum(Failures));
        Assert.NotEqual(0, run.Record.Series[^1].Looped);
    }

    private static long Failures(SeriesRow row) => row.ServerError + row.TimedOut;

    /// <summary>The small scenario without its purges, and with the fault.</summary>
    private string WriteScenario()
    {
        var lines = File.ReadLines(SmallScenario.File)
            .Where(line => !LeftOut.Any(part => line.Contains(part, StringComparison.Ordinal)))
            .Select(line => line == "expectations:"
                ? "  - {at: +5m, fault: {target: jfk, kill: true, for: 1m}}\n" + line
                : line);
        var path = _folder["killed.yaml"];
        File.WriteAllLines(path, lines);
        return path;
    }
}
