using CdnLab.Scenarios.Fidelity;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Reports;
using CdnLab.Scenarios.Tests.Journal;
using Xunit;

namespace CdnLab.Scenarios.Tests.Reports;

/// <summary>How a report tells the agreement of a live run with simulated ones.</summary>
public sealed class FidelitySectionTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cdnlab-report-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Write_AllWithin_SaysSoAndShowsTheWholeRun()
    {
        var text = Report([Run(3.3), new("loop", "wire_rate", 4, 4, 0.1, 3, 5)], Compared);

        Assert.Contains("**All 2 figures agree.** The scenario was also simulated 32 times", text);
        Assert.Contains("| client\\_rate | 3.30/s | 3.00/s | +10.0 % | 2.50/s … 3.50/s | yes |", text);
        Assert.Contains("So do all figures of each stretch: from edge deploy to purge.", text);
        Assert.DoesNotContain("wire\\_rate", text);
    }

    [Fact]
    public void Write_AStretchOutside_ShowsItInATableOfItsOwn()
    {
        var text = Report([Run(3.3), new("loop", "looped_ratio", 0.5, 0.25, 0.01, 0.2, 0.3)], Compared);

        Assert.Contains("**1 of 2 figures agree.**", text);
        Assert.Contains("(from edge deploy to purge), 1 does not agree:", text);
        Assert.Contains(
            "| from edge deploy to purge: `looped_ratio` | 50.00 % | 25.00 % | +100 % | 20.00 % … 30.00 % | **no** |",
            text);
    }

    [Fact]
    public void Write_NotCompared_SaysWhy()
    {
        var text = Report([], JournalEvents.NoFidelity(SyntheticRun.End, "somebody acted in the console"));

        Assert.Contains("## Fidelity", text);
        Assert.Contains("Not compared: somebody acted in the console.", text);
    }

    [Fact]
    public void Write_NothingSaidOfIt_HasNoSection() => Assert.DoesNotContain("## Fidelity", Report([]));

    private static JournalEvent Compared => JournalEvents.Fidelity(SyntheticRun.End, 32, 2, 2);

    private static FidelityRow Run(double live) => new("run", "client_rate", live, 3, 0.1, 2.5, 3.5);

    private string Report(FidelityRow[] rows, params JournalEvent[] events)
    {
        var record = new SyntheticRun(BinSeconds: 900, Projects: 42).Record;
        RunDirectory.Write(_root, record with { Events = [.. record.Events, .. events] });
        if (rows.Length > 0)
        {
            new FidelityTable(rows).Write(_root);
        }
        ReportWriter.Write(_root);
        return File.ReadAllText(Path.Combine(_root, "report.md")).Replace('\u00a0', ' ');
    }
}
