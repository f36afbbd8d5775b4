using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Charts;

/// <summary>The charts of a run, or of several that differ in their seeds. A chart that would show nothing is left out.
/// </summary>
internal sealed class RunCharts
{
    private readonly RunRecord _record;
    private readonly RunSummary _summary;
    private readonly RunLayers _layers;
    private readonly IReadOnlyList<Mark> _marks;
    private readonly Shade? _shade;

    /// <summary>Names of all charts there can be.</summary>
    public static readonly IReadOnlyList<string> Names = ["load", "loops", "edge", "latency", "purge"];

    private RunCharts(RunRecord record, RunSummary summary, RunEnsemble? ensemble)
    {
        _record = record;
        _summary = summary;
        _layers = new RunLayers(record, ensemble);
        _marks = RunMarks.Of(record);
        if (summary.Purge is { } purge && record.Series.Count > 0)
            _shade = new Shade(purge.StartedAt, purge.FinishedAt ?? record.Series[^1].End);
    }

    public static IReadOnlyList<Chart> Of(RunRecord record, RunSummary summary, RunEnsemble? ensemble = null)
    {
        if (record.Series.Count == 0)
            return [];
        var charts = new RunCharts(record, summary, ensemble);
        Chart?[] all =
            [charts.Load(), charts.Loops(), charts.Edge(), charts.Latency(), PurgeChart.Of(record, summary)];
        return [.. all.OfType<Chart>()];
    }

    private Chart? Load()
    {
        if (!_layers.Any("origin_rate"))
            return null;
        Layer[] causes =
        [
            Cause("missing from the cache", Ink.Blue, r => r.OriginMiss),
            Cause("revalidation", Ink.Sky, r => r.OriginRevalidation),
            Cause("refill after a purge", Ink.Vermilion, r => r.OriginPurgeRefill),
            Cause("retry", Ink.Purple, r => r.OriginRetry),
            Cause("redirect to canonical", Ink.Orange, r => r.OriginRedirect),
        ];
        var shown = causes.Where(layer => layer.Samples.Any(s => s.Value > 0)).ToList();
        var peak = _layers.Peak("origin_rate");
        List<Panel> panels = _layers.Several
            ?
            [
                new($"Requests a second at the origin; {peak}", ValueUnit.Count,
                    _layers.Lines("origin_rate", Ink.Vermilion), Tall: true),
                new($"The same by cause, seed {_record.Header.Seed}", ValueUnit.Count, shown, Tall: true),
            ]
            : [new($"Requests a second at the origin, by cause; {peak}", ValueUnit.Count, shown, Tall: true)];
        if (_summary.Origin.PeakUtilization is not null)
        {
            panels.Add(new("Share of the origin's workers busy", ValueUnit.Ratio,
                _layers.Lines("origin_utilization", Ink.Blue), Limit: new(1, "capacity: all workers busy")));
        }
        return Chart("load", "Backend load by cause", panels);
    }

    private Chart? Loops()
    {
        if (!_layers.Any("looped_ratio") && !_layers.Any("error_ratio"))
            return null;
        List<Panel> panels =
        [
            new("Share of client requests that failed", ValueUnit.Ratio,
                [
                    .. _layers.Lines("looped_ratio", Ink.Vermilion, "redirect loop"),
                    .. _layers.Lines("error_ratio", Ink.Blue, "server error or timeout", dashed: true),
                ], Tall: true),
        ];
        if (_layers.Any("looping_projects"))
        {
            panels.Add(new("Projects whose newest request looped", ValueUnit.Count,
                _layers.Lines("looping_projects", Ink.Purple, kind: LayerKind.Step)));
        }
        return Chart("loops", "Redirect loops and errors", panels);
    }

    private Chart? Edge()
    {
        if (_summary.WireRequests == 0)
            return null;
        List<Panel> panels =
        [
            new($"Requests a second at the edge; {_layers.Peak("wire_rate")} on the wire", ValueUnit.Count,
                [
                    .. _layers.Lines("wire_rate", Ink.Vermilion, "on the wire, every hop counted"),
                    .. _layers.Lines("client_rate", Ink.Blue, "asked by clients", dashed: true),
                ], Tall: true),
        ];
        if (_summary.Edge.HitRatio is not null)
        {
            panels.Add(new("Hit ratio of the PoPs", ValueUnit.Ratio,
                _layers.Lines("edge_hit_ratio", Ink.Green), AtLeast: 1));
        }
        return Chart("edge", "Edge traffic and hit ratio", panels);
    }

    private Chart? Latency() => _record.Series.All(r => r.LatencyP99 is null) ? null : Chart(
        "latency",
        "Latency that clients saw",
        [
            new("From the intended start to the end of the last hop", ValueUnit.Seconds,
                [
                    .. _layers.Lines("latency_p99", Ink.Vermilion, "99th percentile"),
                    .. _layers.Lines("latency_p50", Ink.Blue, "median", dashed: true),
                ], Tall: true),
        ]);

    private Chart Chart(string name, string title, IReadOnlyList<Panel> panels)
    {
        var shown = panels.SelectMany(p => p.Layers.Select(l => l.Legend).OfType<string>().Prepend(p.Heading));
        var marked = _marks.Count > 0 ? $" Marked: {string.Join(", ", _marks.Select(m => m.Label))}." : "";
        var series = _record.Series;
        return new Chart(
            name, title + _layers.Suffix, string.Join("; ", shown) + "." + marked, series[0].Time, series[^1].End,
            panels, _marks, _shade);
    }

    private Layer Cause(string legend, Ink ink, Func<SeriesRow, long> count) =>
        new(LayerKind.Area, ink, _layers.Samples(r => count(r) / r.BinSeconds), legend);
}
