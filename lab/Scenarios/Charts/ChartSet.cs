using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Charts;

/// <summary>The charts of a run, or of as much of it as there is, for pages that show them while they grow.</summary>
public static class ChartSet
{
    /// <summary>The style sheet that a page with embedded charts carries once.</summary>
    public static string Style => ChartStyle.Sheet;

    /// <summary>Name and SVG element of each chart that has something to show; wide screens and narrow ones each take
    /// theirs by the style sheet.</summary>
    public static IReadOnlyList<(string Name, string Svg)> Embedded(RunRecord record) =>
        [.. RunCharts.Of(record, RunSummarizer.Summarize(record)).Select(chart => (
            chart.Name,
            ChartWriter.Embedded(chart, ChartLayout.Wide) + ChartWriter.Embedded(chart, ChartLayout.Narrow)))];
}
