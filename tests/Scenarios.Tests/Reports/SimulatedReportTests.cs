using System.Text.Json.Nodes;
using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Reports;
using CdnLab.Scenarios.Tests.Journal;
using Xunit;
using static CdnLab.Scenarios.Tests.Journal.SmallRun;

namespace CdnLab.Scenarios.Tests.Reports;

/// <summary>Reports of runs in virtual time.</summary>
public sealed class SimulatedReportTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cdnlab-report-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Compose_FullSize_SaysThatItWasComputedAndNothingOfTheMachine()
    {
        var text = Plain(ReportText.Markdown(SyntheticSeeds.First));

        Assert.Contains("Report of a simulated run of `synthetic-incident`, seed 20220610.", text);
        Assert.Contains("computed in virtual time, at the scenario's full size: 600 projects, 3 PoPs", text);
        Assert.Contains("Times are UTC in virtual time", text);
        Assert.Contains("| virtual time | ", text);
        Assert.DoesNotContain("measured", text);
        Assert.DoesNotContain("real", text);
        Assert.DoesNotContain("lab's clock", text);
    }

    [Fact]
    public void Compose_Settings_AreToldAndInTheCommandThatRepeatsTheRun()
    {
        var run = SyntheticSeeds.First;
        var options = new JsonObject
        {
            ["set"] = new JsonArray("purges.letters.calls_per_second=5", "clients.rate=2 4"), ["scale"] = 0.25,
        };

        var text = Plain(ReportText.Markdown(run with { Header = run.Header with { Options = options } }));

        Assert.Contains("at 25 % of the scenario's size", text);
        Assert.Contains("file: `purges.letters.calls_per_second=5`, `clients.rate=2 4`.", text);
        Assert.Contains(
            "\ncdnlab simulate synthetic-incident --seed 20220610 --set purges.letters.calls_per_second=5 "
            + "--set 'clients.rate=2 4' --scale 0.25\n",
            text);
    }

    [Fact]
    public void Compose_Counts_AreASectionOfTheirOwn()
    {
        var run = SyntheticSeeds.First;
        var counts = JournalEvents.Simulation(SyntheticRun.End, 536_000_000, 6_700_000, 9_100_000, 812_345, 700_000);

        var text = Plain(ReportText.Markdown(run with { Events = [.. run.Events, counts] }));

        Assert.Contains("## What was simulated", text);
        Assert.Contains("| Client requests that the run stands for, warm-up included | 536,000,000 |", text);
        Assert.Contains("| … executed one by one | 6,700,000 (1.3 %) |", text);
        Assert.Contains("| Cells | 812,345 |", text);
        Assert.Contains("| PoPs | 3 and a shield |", text);
        Assert.DoesNotContain("What was simulated", ReportText.Markdown(run));
    }

    [Fact]
    public void Compose_CutShort_HasNoVerdict()
    {
        var text = Plain(ReportText.Markdown(SyntheticSeeds.First));

        Assert.Contains("It has no verdict; 5 of 5 expectations held in what was recorded.", text);
        Assert.DoesNotContain("Verdict:", text);
    }

    [Fact]
    public void Write_SeveralSeeds_SpreadOfExpectationsAndFiguresIsInTheReport()
    {
        var run = Written();

        ReportWriter.Write(run, SyntheticSeeds.Ensemble);

        var text = Plain(File.ReadAllText(Path.Combine(_root, "report.md")));
        Assert.Contains("## Spread over 8 seeds", text);
        Assert.Contains("with the seeds 20220610 to 20220617", text);
        Assert.Contains("| only differing names loop | 8 of 8 | 0 | 0 | 0 | <= 0 |", text.Replace("\\", ""));
        Assert.Contains("| `requests.total` | 519,559 | 519,559 | 519,559 | 519,559 |", text);
        Assert.Contains("| `loops.first_at` | 10:50:", text);
        Assert.DoesNotContain("traffic.schedule", text);
        Assert.DoesNotContain("Spread over", ReportText.Markdown(run.Record));
    }

    [Fact]
    public void Write_SomeSeedsMissAnExpectation_SaysHowManyMeetIt()
    {
        var run = Written();
        var seeds = SyntheticSeeds.Ensemble.Seeds.Select((seed, i) => i > 2
            ? seed
            : seed with
            {
                Metrics = new Dictionary<string, double?>(seed.Metrics) { ["loops.unaffected_projects"] = 3 },
            });

        ReportWriter.Write(run, SyntheticSeeds.Ensemble with { Seeds = [.. seeds] });

        Assert.Contains("All are met by 5 of 8 seeds.", File.ReadAllText(Path.Combine(_root, "report.md")));
        Assert.Contains(
            "| only differing names loop | **5 of 8** | 0 | 0 | 3 |",
            File.ReadAllText(Path.Combine(_root, "report.md")));
    }

    [Fact]
    public void Write_FromTheDirectoryAgain_SameBytes()
    {
        SyntheticSeeds.Ensemble.Write(_root);
        var run = Written();
        SyntheticSeeds.Ensemble.Write(_root);
        ReportWriter.Write(run, RunEnsemble.Read(_root));

        ReportWriter.Write(_root, Path.Combine(_root, "again"));

        foreach (var file in Directory.GetFiles(Path.Combine(_root, "again"), "*", SearchOption.AllDirectories))
        {
            var first = Path.Combine(_root, Path.GetRelativePath(Path.Combine(_root, "again"), file));
            Assert.Equal(File.ReadAllText(first), File.ReadAllText(file));
        }
    }

    [Fact]
    public void Write_OverAReportWithMoreCharts_LeavesNoneOfThem()
    {
        var charts = Path.Combine(_root, "charts");
        ReportWriter.Write(Written());
        File.WriteAllText(Path.Combine(charts, "own.svg"), "mine");

        ReportWriter.Write(RunDirectory.Write(_root, Record([], Bin(0, 60, 0, 60, 6))));

        Assert.Equal(
            ["edge-narrow.svg", "edge.svg", "load-narrow.svg", "load.svg", "own.svg"],
            Directory.GetFiles(charts).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("loops.first_at", 3725.0, "13:02:05")]
    [InlineData("loops.last_after_purge_seconds", -90.0, "−90 s")]
    [InlineData("requests.looped_ratio", 0.0321, "3.2 %")]
    [InlineData("origin.peak_utilization", 0.5, "50 %")]
    [InlineData("origin.peak_rate", 812.4, "812/s")]
    [InlineData("edge.loop_amplification", 1.25, "1.25 ×")]
    [InlineData("requests.total", 1234567.0, "1,234,567")]
    [InlineData("purge.finished_at", null, "–")]
    public void MetricText_Name_GivesTheUnit(string metric, double? value, string expected) =>
        Assert.Equal(expected, Plain(new MetricText(Noon).Of(metric, value)));

    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    private WrittenRun Written() => RunDirectory.Write(_root, SyntheticSeeds.First);
}
