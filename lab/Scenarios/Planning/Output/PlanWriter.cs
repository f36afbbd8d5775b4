using CdnLab.Scenarios.Charts;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Reports;

namespace CdnLab.Scenarios.Planning.Output;

/// <summary>Writes a plan: <c>plan.html</c> (one self-contained file), <c>plan.md</c>, <c>plan.json</c> and
/// <c>charts/*.svg</c>. The same plan gives the same bytes.</summary>
internal static class PlanWriter
{
    /// <summary>Writes it into a directory, which is made.</summary>
    public static void Write(PlanDocument plan, string directory)
    {
        var report = PlanReport.Of(plan);
        WriteReport(report, directory, "plan");
        Put(directory, "plan.json", PlanJson.Write(plan));
    }

    /// <summary>Writes a report as HTML and Markdown, with its charts.</summary>
    public static void WriteReport(Report report, string directory, string name)
    {
        Directory.CreateDirectory(directory);
        Put(directory, name + ".html", HtmlRenderer.Render(report));
        Put(directory, name + ".md", MarkdownRenderer.Render(report));
        foreach (var chart in report.Blocks.OfType<FigureBlock>().Select(figure => figure.Chart))
        {
            var charts = Path.Combine(directory, RunFiles.Charts);
            Directory.CreateDirectory(charts);
            Put(charts, chart.Name + ".svg", ChartWriter.File(chart, ChartLayout.Wide));
        }
    }

    private static void Put(string directory, string name, string text) =>
        File.WriteAllText(Path.Combine(directory, name), text, RunFiles.Utf8);
}
