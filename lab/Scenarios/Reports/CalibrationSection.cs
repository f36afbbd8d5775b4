using System.Text.Json.Nodes;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>What the scenario was fitted to, and how near this run comes.</summary>
internal static class CalibrationSection
{
    public static IEnumerable<Block> Write(ReportContext c)
    {
        if (c.Header.Calibration is not { Count: > 0 } entries)
            yield break;
        yield return new HeadingBlock("Calibration");
        yield return new ParagraphBlock("Values that nobody published were fitted to figures that somebody did; fitted "
            + "values are those of the full size. Where nothing was fitted, the figure is a check: the run is held "
            + "against it as it comes.");
        var measured = MetricCatalog.Measure(c.Record, c.Summary);
        yield return new TableBlock(
            ["fitted", "to", "target", c.Simulated ? "this run" : "measured", "deviation", "near enough"],
            [.. entries.Select(e => Row(c, e, measured[e.Metric]))], 2, 3, 4);
        yield return new ListBlock([.. entries.Select(e => (Prose)$"{e.To}: {e.Source}")]);
    }

    private static Prose[] Row(ReportContext c, CalibrationSpec entry, double? measured)
    {
        var text = new MetricText(c.Header.Start);
        var comparable = WholeSize(c.Header) || !MetricText.GrowsWithSize(entry.Metric);
        return
        [
            entry.Fitted is { } path ? Inline.Code($"{path} = {entry.Value}") : "nothing",
            entry.To,
            text.Of(entry.Metric, entry.Target),
            measured is null ? "not in this run" : text.Of(entry.Metric, measured),
            comparable ? text.Difference(entry.Metric, entry.Deviation(measured)) : "–",
            comparable ? Verdict(entry, measured, text) : "at full size only",
        ];
    }

    private static Prose Verdict(CalibrationSpec entry, double? measured, MetricText text)
    {
        var within = $"within {text.Difference(entry.Metric, entry.Within, signed: false)}";
        return entry.Near(measured) switch
        {
            true => $"yes, {within}",
            false => Inline.Strong($"no, not {within}"),
            null => "not claimed",
        };
    }

    private static bool WholeSize(RunHeader header) =>
        header.Options["scale"] is not JsonValue scale || (scale.TryGetValue(out double share) && share == 1);
}
