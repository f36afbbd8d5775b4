using System.Globalization;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Charts;

/// <summary>The charts of a run. A chart that would show nothing is left out.</summary>
internal sealed class RunCharts
{
    // More points than this are not told apart even on a wide screen.
    private const int PointsMax = 720;

    private readonly RunRecord _record;
    private readonly RunSummary _summary;
    private readonly IReadOnlyList<Mark> _marks;
    private readonly Shade? _shade;
    private readonly int _group;

    private RunCharts(RunRecord record, RunSummary summary)
    {
        _record = record;
        _summary = summary;
        _marks = RunMarks.Of(record);
        _group = (record.Series.Count + PointsMax - 1) / PointsMax;
        if (summary.Purge is { } purge && record.Series.Count > 0)
            _shade = new Shade(purge.StartedAt, purge.FinishedAt ?? record.Series[^1].End);
    }

    public static IReadOnlyList<Chart> Of(RunRecord record, RunSummary summary)
    {
        if (record.Series.Count == 0)
            return [];
        var charts = new RunCharts(record, summary);
        Chart?[] all =
            [charts.Load(), charts.Loops(), charts.Edge(), charts.Latency(), PurgeChart.Of(record, summary)];
        return [.. all.OfType<Chart>()];
    }

    private Chart? Load()
    {
        if (_summary.Origin.Requests == 0)
            return null;
        Layer[] causes =
        [
            Area("missing from the cache", Ink.Blue, r => r.OriginMiss),
            Area("revalidation", Ink.Sky, r => r.OriginRevalidation),
            Area("refill after a purge", Ink.Vermilion, r => r.OriginPurgeRefill),
            Area("retry", Ink.Purple, r => r.OriginRetry),
            Area("redirect to canonical", Ink.Orange, r => r.OriginRedirect),
        ];
        var peak = _record.Series.MaxBy(r => r.OriginRate)!;
        List<Panel> panels =
        [
            new($"Requests a second at the origin, by cause; {Peak(peak, peak.OriginRate)}", ValueUnit.Count,
                [.. causes.Where(layer => layer.Samples.Any(s => s.Value > 0))], Tall: true),
        ];
        if (_summary.Origin.PeakUtilization is not null)
        {
            panels.Add(new("Share of the origin's workers busy", ValueUnit.Ratio,
                [new(LayerKind.Line, Ink.Blue, Samples(r => r.OriginUtilization), null)],
                Limit: new(1, "capacity: all workers busy")));
        }
        return Chart("load", "Backend load by cause", panels);
    }

    private Chart? Loops()
    {
        if (_summary.Requests.Looped + _summary.Requests.ServerError + _summary.Requests.TimedOut == 0)
            return null;
        List<Panel> panels =
        [
            new("Share of client requests that failed", ValueUnit.Ratio,
                [
                    new(LayerKind.Line, Ink.Vermilion, Samples(r => r.LoopedRatio), "redirect loop"),
                    new(LayerKind.Line, Ink.Blue, Samples(r => r.ErrorRatio), "server error or timeout", Dashed: true),
                ], Tall: true),
        ];
        if (_record.Series.Any(r => r.LoopingProjects > 0))
        {
            panels.Add(new("Projects whose newest request looped", ValueUnit.Count,
                [new(LayerKind.Step, Ink.Purple, Samples(r => r.LoopingProjects), null)]));
        }
        return Chart("loops", "Redirect loops and errors", panels);
    }

    private Chart? Edge()
    {
        if (_summary.WireRequests == 0)
            return null;
        var peak = _record.Series.MaxBy(r => r.WireRate)!;
        List<Panel> panels =
        [
            new($"Requests a second at the edge; {Peak(peak, peak.WireRate)} on the wire", ValueUnit.Count,
                [
                    new(LayerKind.Line, Ink.Vermilion, Samples(r => r.WireRate), "on the wire, every hop counted"),
                    new(LayerKind.Line, Ink.Blue, Samples(r => r.ClientRate), "asked by clients", Dashed: true),
                ], Tall: true),
        ];
        if (_summary.Edge.HitRatio is not null)
        {
            panels.Add(new("Hit ratio of the PoPs", ValueUnit.Ratio,
                [new(LayerKind.Line, Ink.Green, Samples(r => r.EdgeHitRatio), null)], AtLeast: 1));
        }
        return Chart("edge", "Edge traffic and hit ratio", panels);
    }

    private Chart? Latency() => _record.Series.All(r => r.LatencyP99 is null) ? null : Chart(
        "latency",
        "Latency that clients saw",
        [
            new("From the intended start to the end of the last hop", ValueUnit.Seconds,
                [
                    new(LayerKind.Line, Ink.Vermilion, Samples(r => r.LatencyP99), "99th percentile"),
                    new(LayerKind.Line, Ink.Blue, Samples(r => r.LatencyP50), "median", Dashed: true),
                ], Tall: true),
        ]);

    private Chart Chart(string name, string title, IReadOnlyList<Panel> panels)
    {
        var shown = panels.SelectMany(p => p.Layers.Select(l => l.Legend).OfType<string>().Prepend(p.Heading));
        var marked = _marks.Count > 0 ? $" Marked: {string.Join(", ", _marks.Select(m => m.Label))}." : "";
        var series = _record.Series;
        return new Chart(
            name, title, string.Join("; ", shown) + "." + marked, series[0].Time, series[^1].End, panels, _marks,
            _shade);
    }

    private static string Peak(SeriesRow bin, double value) => string.Create(
        CultureInfo.InvariantCulture, $"peak {value:#,0.#} at {bin.Time.UtcDateTime:HH:mm}");

    private Layer Area(string legend, Ink ink, Func<SeriesRow, long> count) =>
        new(LayerKind.Area, ink, Samples(r => count(r) / r.BinSeconds), legend);

    // In the middle of the bins; neighbours averaged where there are too many to draw.
    private IReadOnlyList<Sample> Samples(Func<SeriesRow, double?> value) =>
    [
        .. _record.Series.Chunk(_group).Select(bins => new Sample(
            bins[0].Time + (bins[^1].End - bins[0].Time) / 2, bins.Average(value))),
    ];
}
