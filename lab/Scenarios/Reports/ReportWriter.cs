using System.Text;
using CdnLab.Scenarios.Charts;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>Writes the report of a run directory; the journal and the series are all it needs.</summary>
public static class ReportWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes <c>report.html</c>, <c>report.md</c> and <c>charts/*.svg</c> into a directory, by default the run's own.
    /// The same run gives the same bytes.
    /// </summary>
    /// <exception cref="FileNotFoundException">The run directory has no journal.</exception>
    /// <exception cref="FormatException">A file is not what it should be; the message names file and line.</exception>
    public static void Write(string runDirectory, string? outDirectory = null)
    {
        var report = ReportComposer.Compose(RunRecord.Read(runDirectory));
        var target = outDirectory ?? runDirectory;
        var charts = Path.Combine(target, "charts");
        Directory.CreateDirectory(charts);
        File.WriteAllText(Path.Combine(target, "report.html"), HtmlRenderer.Render(report), Utf8);
        File.WriteAllText(Path.Combine(target, "report.md"), MarkdownRenderer.Render(report), Utf8);
        foreach (var chart in report.Blocks.OfType<FigureBlock>().Select(figure => figure.Chart))
        {
            var path = Path.Combine(charts, chart.Name);
            File.WriteAllText($"{path}.svg", ChartWriter.File(chart, ChartLayout.Wide), Utf8);
            File.WriteAllText($"{path}-narrow.svg", ChartWriter.File(chart, ChartLayout.Narrow), Utf8);
        }
    }
}
