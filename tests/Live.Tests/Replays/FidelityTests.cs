using CdnLab.Scenarios.Fidelity;
using CdnLab.Scenarios.Journal;
using Xunit;

namespace CdnLab.Live.Tests.Replays;

/// <summary>One scenario, live and simulated: every series agrees, over the run and in each of its stretches.</summary>
[Trait("Category", "Live")]
public sealed class FidelityTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Series_OfALiveRun_AreWithinTheBandsOfSimulatedRuns()
    {
        var scenario = Path.Combine(AppContext.BaseDirectory, "fidelity.yaml");

        var run = await FinishedReplay.RunAsync(scenario, _folder["run"]);

        var table = FidelityTable.Read(run.Directory)!;
        foreach (var line in table.Lines())
            output.WriteLine(line);
        Assert.Equal(SeriesColumn.Contract.Select(c => c.Name), table.Rows.Take(17).Select(row => row.Series));
        Assert.Equal(["run", "before", "loop", "purge", "after"], table.Rows.Select(row => row.Phase).Distinct());
        Assert.Equal([], table.Rows.Where(row => !row.Within).Select(row => $"{row.Phase} {row.Series}"));
        var compared = Assert.Single(run.Record.OfKind(EventKinds.Fidelity));
        Assert.Equal((table.Rows.Count, table.Within), ((int?)compared.Number("figures"), compared.Number("within")));
        var report = await File.ReadAllTextAsync(Path.Combine(run.Directory, "report.md"));
        Assert.Contains("Fidelity: the same scenario simulated", report, StringComparison.Ordinal);
    }
}
