using CdnLab.Scenarios.Charts;
using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Fidelity;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>Writes the report of a run directory; journal and series are all it needs.</summary>
public static class ReportWriter
{
    /// <summary>
    /// Writes <c>report.html</c>, <c>report.md</c> and <c>charts/*.svg</c> into a directory, by default the run's own.
    /// The same run gives the same bytes.
    /// </summary>
    /// <exception cref="FileNotFoundException">The run directory has no journal.</exception>
    /// <exception cref="FormatException">A file is not what it should be; the message names file and line.</exception>
    public static void Write(string runDirectory, string? outDirectory = null) => Write(
        RunRecord.Read(runDirectory),
        RunEnsemble.Read(runDirectory),
        FidelityTable.Read(runDirectory),
        outDirectory ?? runDirectory);

    /// <summary>Writes the report of a run that was just written, with the spread of several seeds where there are.
    /// </summary>
    public static void Write(WrittenRun run, RunEnsemble? ensemble = null) =>
        Write(run.Record, ensemble, null, run.Location);

    private static void Write(
        RunRecord record, RunEnsemble? ensemble, FidelityTable? fidelity, string target)
    {
        var report = ReportComposer.Compose(record, ensemble, fidelity);
        var folder = Path.Combine(target, RunFiles.Charts);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(target, RunFiles.ReportPage), HtmlRenderer.Render(report), RunFiles.Utf8);
        File.WriteAllText(Path.Combine(target, RunFiles.ReportText), MarkdownRenderer.Render(report), RunFiles.Utf8);
        var charts = report.Blocks.OfType<FigureBlock>().Select(figure => figure.Chart).ToList();
        foreach (var chart in charts)
        {
            File.WriteAllText(Drawing(folder, chart.Name), ChartWriter.File(chart, ChartLayout.Wide), RunFiles.Utf8);
            File.WriteAllText(
                Drawing(folder, chart.Name + "-narrow"), ChartWriter.File(chart, ChartLayout.Narrow), RunFiles.Utf8);
        }
        // A chart that this run does not have may be left of an earlier one.
        foreach (var name in RunCharts.Names.Except(charts.Select(chart => chart.Name)))
        {
            File.Delete(Drawing(folder, name));
            File.Delete(Drawing(folder, name + "-narrow"));
        }
    }

    private static string Drawing(string folder, string name) => Path.Combine(folder, name + ".svg");
}
