using CdnLab.Scenarios.Charts;

namespace CdnLab.Scenarios.Comparing.Output;

/// <summary>Harm against time, a number a remedy: circles are on the front, squares are dominated. Harm is on a
/// logarithmic axis; who is not clean by the horizon stands at its right end.</summary>
internal sealed class ParetoChart
{
    private const double Height = 320;
    private const double Bottom = 44;
    private const double Left = 58;
    private readonly ChartLayout _layout;
    private readonly SvgWriter _svg = new();
    private readonly IReadOnlyList<(RemedySummary Remedy, bool Dominated)> _all;
    private readonly double _horizon;
    private readonly int _low;
    private readonly int _high;

    private ParetoChart(RemedyComparison comparison, ChartLayout layout)
    {
        (_layout, _horizon, _all) = (layout, comparison.Horizon, RemedySummary.All(comparison));
        var harms = _all.Select(a => Math.Max(1, a.Remedy.Harm)).ToList();
        _low = (int)Math.Floor(Math.Log10(harms.Min()));
        _high = Math.Max(_low + 1, (int)Math.Ceiling(Math.Log10(harms.Max() * 1.01)));
    }

    /// <summary>What it shows, in words.</summary>
    public const string Description =
        "Harm (looped and failed requests) against the time until 99 % are clean. Circles: no other remedy is as good "
        + "in harm, time and overload and better in one; squares: dominated.";

    /// <summary>Draws it.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="layout">For wide pages or narrow ones.</param>
    /// <param name="standalone">As a file of its own, with style and ground.</param>
    public static string Draw(RemedyComparison comparison, ChartLayout layout, bool standalone) =>
        new ParetoChart(comparison, layout).Write(standalone);

    private double PlotTop => _layout.Width > 500 ? 60 : 80;

    private double PlotBottom => PlotTop + Height;

    private double Right => _layout.Width - 36;

    private string Write(bool standalone)
    {
        var y = ChartLayout.Margin;
        foreach (var line in TextMeasure.Wrap(
            "Harm against time", ChartLayout.TitleSize, _layout.Width - 2 * ChartLayout.Margin))
        {
            _svg.Text(ChartLayout.Margin, y + ChartLayout.TitleSize, line, "strong", size: ChartLayout.TitleSize);
            y += ChartLayout.TitleSize + 6;
        }
        foreach (var line in TextMeasure.Wrap(
            "Looped and failed client requests; circle: on the front, square: dominated; at the right end: not by then",
            ChartLayout.TextSize,
            _layout.Width - 2 * ChartLayout.Margin))
        {
            _svg.Text(ChartLayout.Margin, y + ChartLayout.TextSize, line, "quiet");
            y += ChartLayout.LineHeight;
        }
        Axes();
        Points();
        var bottom = Legend(PlotBottom + Bottom + 6);
        var (width, height) = (SvgWriter.Number(_layout.Width), SvgWriter.Number(bottom + ChartLayout.Margin));
        var id = $"pareto-{_layout.Name}";
        var head = new SvgWriter();
        head.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart {_layout.Name}\" "
            + $"viewBox=\"0 0 {width} {height}\"" + (standalone ? $" width=\"{width}\" height=\"{height}\"" : "")
            + $" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">");
        head.Element($"title id=\"{id}-title\"", "Harm against time");
        head.Element($"desc id=\"{id}-desc\"", Description);
        if (standalone)
        {
            head.Raw($"<style>\n{ChartStyle.Sheet}</style>\n<rect class=\"ground\" width=\"100%\" height=\"100%\"/>");
        }
        return head + _svg.ToString() + "</svg>\n";
    }

    private void Axes()
    {
        for (var power = _low; power <= _high; power++)
        {
            var y = Y(Math.Pow(10, power));
            _svg.Line(Left, y, Right, y, "grid");
            _svg.Text(Left - 6, y + 4, FigureText.Number(Math.Pow(10, power)), "quiet", "end");
        }
        var step = _layout.Width > 500 ? _horizon / 6 : _horizon / 3;
        for (var time = 0.0; time <= _horizon * 1.001; time += step)
        {
            _svg.Line(X(time), PlotBottom, X(time), PlotBottom + 5, "axis");
            _svg.Text(X(time), PlotBottom + 18, time == 0 ? "0" : FigureText.Time(time), "quiet", "middle");
        }
        _svg.Line(Left, PlotBottom, Right, PlotBottom, "axis");
        _svg.Text(Right, PlotBottom + 36, "until 99 % are clean", "quiet", "end");
    }

    private void Points()
    {
        var points = _all.OrderBy(a => a.Dominated).ThenBy(a => a.Remedy.Number)
            .Select(a => (a.Remedy.Number, a.Dominated, X: X(a.Remedy.Time), Y: Y(a.Remedy.Harm))).ToList();
        var labels = PointLabel.Place(
            [.. points.Select(p => (p.X, p.Y, FigureText.Number(p.Number)))],
            (Left, PlotTop - 8, _layout.Width - 4, PlotBottom));
        foreach (var (point, label) in points.Zip(labels))
        {
            if (label.IsFar)
            {
                _svg.Line(point.X, point.Y, label.X, label.Y, "axis");
            }
        }
        // Those on the front last, so that none of them is hidden.
        foreach (var (point, label) in points.Zip(labels).Reverse())
        {
            var (ink, size) = point.Dominated ? ("f-grey", 6.0) : ("f-vermilion", 8.0);
            _svg.Rect(
                point.X - size / 2, point.Y - size / 2, size, size, ink, point.Dominated ? "" : $" rx=\"{size / 2}\"");
            _svg.Text(
                label.X, label.Y + 4, FigureText.Number(point.Number),
                (point.Dominated ? "quiet" : "strong") + " halo", "middle");
        }
    }

    private double Legend(double y)
    {
        var columns = _layout.Width > 500 ? 4 : 2;
        var width = (_layout.Width - 2 * ChartLayout.Margin) / columns;
        for (var i = 0; i < _all.Count; i++)
        {
            var (remedy, dominated) = _all[i];
            _svg.Text(
                ChartLayout.Margin + i % columns * width, y + (i / columns + 1) * ChartLayout.LineHeight,
                $"{remedy.Number} {remedy.Choice}", dominated ? "quiet" : "strong");
        }
        return y + (_all.Count + columns - 1) / columns * ChartLayout.LineHeight;
    }

    private double X(double time) => Left + (Right - Left) * Math.Clamp(time / _horizon, 0, 1);

    private double Y(double harm)
    {
        var share = (Math.Log10(Math.Max(1, harm)) - _low) / (_high - _low);
        return PlotBottom - Height * Math.Clamp(share, 0, 1);
    }
}
