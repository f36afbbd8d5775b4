using System.Globalization;

namespace CdnLab.Scenarios.Charts;

/// <summary>Draws a chart as SVG. The same chart and layout give the same bytes.</summary>
internal sealed class ChartWriter
{
    private const double TickLabelLeast = 38;

    private readonly Chart _chart;
    private readonly ChartLayout _layout;
    private readonly ValueScale[] _scales;
    private readonly TimeScale _time;
    private readonly IReadOnlyList<MarkLabel> _marks;
    private readonly SvgWriter _body = new();
    private double _y = ChartLayout.Margin;

    private ChartWriter(Chart chart, ChartLayout layout)
    {
        _chart = chart;
        _layout = layout;
        _scales = [.. chart.Panels.Select(ScaleOf)];
        var widest = _scales.SelectMany(s => s.Ticks.Select(s.Label))
            .Max(label => TextMeasure.Width(label, ChartLayout.TextSize));
        // A least width, so that the plots of a page stand in line.
        var left = ChartLayout.Margin + Math.Max(widest, TickLabelLeast) + 6;
        _time = new TimeScale(chart.From, chart.To, left, layout.Width - 2 * ChartLayout.Margin);
        _marks = MarkLabel.Place(chart.Marks, _time, ChartLayout.Margin, layout.Width - ChartLayout.Margin);
    }

    /// <summary>A file of its own, with style and ground.</summary>
    public static string File(Chart chart, ChartLayout layout) =>
        new ChartWriter(chart, layout).Write(standalone: true);

    /// <summary>An element of a page that carries <see cref="ChartStyle.Sheet"/>.</summary>
    public static string Embedded(Chart chart, ChartLayout layout) =>
        new ChartWriter(chart, layout).Write(standalone: false);

    private static ValueScale ScaleOf(Panel panel)
    {
        var areas = panel.Layers.Where(l => l.Kind == LayerKind.Area).ToList();
        var stacked = areas.Count == 0 ? 0 : Enumerable.Range(0, areas[0].Samples.Count)
            .Max(i => areas.Sum(layer => layer.Samples[i].Value ?? 0));
        var lines = panel.Layers.Where(l => l.Kind != LayerKind.Area).SelectMany(l => l.Samples).Max(s => s.Value) ?? 0;
        var highest = new[] { stacked, lines, panel.Limit?.Value ?? 0, panel.AtLeast }.Max();
        var scale = ValueScale.For(highest, panel.Unit);
        // A limit needs room for its label above it.
        return panel.Limit is { } limit ? scale with { Max = Math.Max(scale.Max, limit.Value * 1.25) } : scale;
    }

    private string Write(bool standalone)
    {
        Lines(_chart.Title, "strong", ChartLayout.TitleSize);
        foreach (var (panel, scale) in _chart.Panels.Zip(_scales))
            Panel(panel, scale, first: panel == _chart.Panels[0]);
        TimeAxis();
        var (width, height) = (SvgWriter.Number(_layout.Width), SvgWriter.Number(_y + ChartLayout.Margin));
        var id = $"{_chart.Name}-{_layout.Name}";
        var svg = new SvgWriter();
        svg.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart {_layout.Name}\" viewBox=\"0 0 {width} "
            + $"{height}\""
            + (standalone ? $" width=\"{width}\" height=\"{height}\"" : "")
            + $" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">");
        svg.Element($"title id=\"{id}-title\"", _chart.Title);
        svg.Element($"desc id=\"{id}-desc\"", _chart.Description);
        if (standalone)
            svg.Raw($"<style>\n{ChartStyle.Sheet}</style>\n<rect class=\"ground\" width=\"100%\" height=\"100%\"/>");
        return svg + _body.ToString() + "</svg>\n";
    }

    private void Panel(Panel panel, ValueScale scale, bool first)
    {
        _y += first ? 4 : 14;
        Lines(panel.Heading, "", ChartLayout.TextSize);
        var legend = LegendItem.Place(panel, ChartLayout.Margin, _layout.Width - ChartLayout.Margin);
        foreach (var item in legend)
            item.Write(_body, _y + ChartLayout.TextSize);
        _y += legend.Count > 0 ? (legend[^1].Row + 1) * ChartLayout.LineHeight : 0;
        var marksTop = _y;
        if (first && _marks.Count > 0)
            _y += (_marks.Max(m => m.Row) + 1) * ChartLayout.LineHeight;
        _y += 8;

        var (top, height) = (_y, _layout.PlotHeight(panel));
        if (_chart.Shade is { } shade)
            _body.Rect(_time.X(shade.From), top, _time.X(shade.To) - _time.X(shade.From), height, "shade");
        var writer = new PanelWriter(_body, panel, scale, _time, top, height);
        writer.Grid();
        MarkLines(top, height, first);
        writer.Layers();
        if (first)
            MarkTexts(marksTop, top);
        _y += height;
    }

    private void MarkLines(double top, double height, bool first)
    {
        foreach (var mark in _marks)
        {
            var above = mark.Row * ChartLayout.LineHeight + (mark.Across ? 3 : 16);
            _body.Line(mark.X, first ? top - above : top, mark.X, top + height, "mark");
        }
    }

    private void MarkTexts(double marksTop, double top)
    {
        foreach (var mark in _marks)
        {
            var baseline = Math.Max(marksTop, top - mark.Row * ChartLayout.LineHeight - 7);
            var leftOfLine = mark.Right < mark.X;
            _body.Text(leftOfLine ? mark.Right : mark.Left, baseline, mark.Text, "halo", leftOfLine ? "end" : "start");
        }
    }

    private void TimeAxis()
    {
        var ticks = _time.Ticks(_layout.TickGap).ToList();
        foreach (var (at, label) in ticks)
        {
            _body.Line(_time.X(at), _y, _time.X(at), _y + 5, "axis");
            var half = TextMeasure.Width(label, ChartLayout.TextSize) / 2;
            var x = Math.Clamp(_time.X(at), half, _layout.Width - half);
            _body.Text(x, _y + 18, label, "quiet", "middle");
        }
        var date = _chart.From.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _body.Text(_layout.Width - ChartLayout.Margin, _y + 36, $"UTC, from {date}", "quiet", "end");
        _y += 38;
    }

    private void Lines(string text, string style, double size)
    {
        foreach (var line in TextMeasure.Wrap(text, size, _layout.Width - 2 * ChartLayout.Margin))
        {
            _body.Text(ChartLayout.Margin, _y + size, line, style, size: size);
            _y += size + 6;
        }
    }
}
