using System.Globalization;
using System.Text;
using CdnLab.Scenarios.Charts;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Reports;

namespace CdnLab.Scenarios.Comparing.Output;

/// <summary>Writes a comparison: <c>comparison.html</c> (one self-contained file), <c>comparison.md</c>,
/// <c>comparison.csv</c> (a row a remedy and seed) and <c>charts/*.svg</c>. The same comparison gives the same bytes.
/// </summary>
public static class ComparisonWriter
{
    /// <summary>Writes it into a directory, which is made.</summary>
    public static void Write(RemedyComparison comparison, string directory)
    {
        var charts = Path.Combine(directory, RunFiles.Charts);
        Directory.CreateDirectory(charts);
        var report = Compose(comparison);
        Put(directory, "comparison.html", HtmlRenderer.Render(report));
        Put(directory, "comparison.md", MarkdownRenderer.Render(report));
        Put(directory, "comparison.csv", Csv(comparison));
        foreach (var chart in report.Blocks.OfType<FigureBlock>().Select(figure => figure.Chart))
        {
            Put(charts, chart.Name + ".svg", ChartWriter.File(chart, ChartLayout.Wide));
        }
        Put(charts, "pareto.svg", ParetoChart.Draw(comparison, ChartLayout.Wide, standalone: true));
    }

    private static Report Compose(RemedyComparison comparison)
    {
        var at = comparison.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var blocks = new List<Block>
        {
            new ParagraphBlock(
                $"{comparison.Title}: {FigureText.Number(comparison.Remedies.Count)} remedies, all from {at} UTC, for "
                    + $"{FigureText.Time(comparison.Horizon)} each, with "
                    + (comparison.Seeds.Count == 1 ? "one seed; up to then caches and origin are the same."
                        : $"{FigureText.Number(comparison.Seeds.Count)} seeds; up to then caches and origin of one "
                            + "seed are the same. Figures are medians, in brackets the 5th and 95th percentile."),
                Lead: true),
            new DrawingBlock(
                "pareto", ParetoChart.Description, ParetoChart.Draw(comparison, ChartLayout.Wide, false),
                ParetoChart.Draw(comparison, ChartLayout.Narrow, false)),
        };
        foreach (var (heading, head, rows) in ComparisonTables.Of(comparison, bands: comparison.Seeds.Count > 1))
        {
            blocks.Add(new HeadingBlock(heading));
            blocks.Add(new TableBlock(
                head, [.. rows.Select(row => (IReadOnlyList<Prose>)[.. row.Select(cell => (Prose)cell)])],
                [.. Enumerable.Range(1, head.Length - 1)]));
        }
        blocks.Add(new ListBlock([.. ComparisonTables.Notes(comparison).Select(note => (Prose)note)]));
        blocks.Add(new HeadingBlock("Backend load"));
        blocks.Add(new FigureBlock(ComparisonCharts.Load(comparison)));
        blocks.Add(new HeadingBlock("Loops"));
        blocks.Add(new FigureBlock(ComparisonCharts.Loops(comparison)));
        blocks.Add(new HeadingBlock("The remedies"));
        blocks.Add(new ListBlock([.. comparison.Remedies.Select(r => (Prose)$"{r.Choice}: {r.About}")]));
        blocks.Add(new HeadingBlock("To repeat it"));
        blocks.Add(new CodeBlock("./" + comparison.Command));
        return new(comparison.Scenario + ": remedies compared", blocks);
    }

    private static string Csv(RemedyComparison comparison)
    {
        var text = new StringBuilder("remedy,seed,");
        text.AppendJoin(',', FigureColumn.All.Select(c => c.Name)).Append("\r\n");
        foreach (var run in comparison.Continuations)
        {
            text.Append('"').Append(run.Choice).Append("\",");
            text.Append(run.Seed.ToString(CultureInfo.InvariantCulture)).Append(',');
            text.AppendJoin(',', FigureColumn.All.Select(
                c => c.Value(run.Figures) is { } value ? FixedNumber.Format(value) : "")).Append("\r\n");
        }
        return text.ToString();
    }

    private static void Put(string directory, string name, string text) =>
        File.WriteAllText(Path.Combine(directory, name), text, RunFiles.Utf8);
}
