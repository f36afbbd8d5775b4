using System.Globalization;
using CdnLab.Scenarios.Charts;

namespace CdnLab.Simulation.Bench.Plots;

/// <summary>Draws measured values over what was varied, in the look of the lab's charts: both axes from 0, and a dashed
/// line for what would grow in proportion, through the middle value.</summary>
internal sealed class PlotWriter(string name, string title, string unit, IReadOnlyList<double> places)
{
    private const double Width = 640;
    private const double Height = 200;
    private const double Left = 64;
    private const double Right = Width - 2 * ChartLayout.Margin;

    private readonly SvgWriter _svg = new();
    private readonly ValueScale _across = ValueScale.For(places.Max(), ValueUnit.Count);
    private double _y = ChartLayout.Margin;

    /// <summary>The SVG file.</summary>
    public string Write(IReadOnlyList<PlotPanel> panels)
    {
        Line(title, "strong", ChartLayout.TitleSize);
        Legend();
        foreach (var panel in panels)
        {
            Panel(panel);
        }

        _svg.Text(Right, _y + 4, unit, "quiet", "end");
        var height = SvgWriter.Number(_y + 4 + ChartLayout.Margin);
        var file = new SvgWriter();
        file.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {Width} {height}\" "
            + $"width=\"{Width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"{name}-title\">");
        file.Element($"title id=\"{name}-title\"", title);
        file.Raw($"<style>\n{ChartStyle.Sheet}</style>\n<rect class=\"ground\" width=\"100%\" height=\"100%\"/>");
        return file + _svg.ToString() + "</svg>\n";
    }

    private void Legend()
    {
        _svg.Line(ChartLayout.Margin, _y + 8, ChartLayout.Margin + 17, _y + 8, "s-blue", " stroke-width=\"2\"");
        _svg.Text(ChartLayout.Margin + LegendItem.Swatch, _y + 12, "measured", "quiet");
        _svg.Line(Width / 3, _y + 8, Width / 3 + 17, _y + 8, "s-grey", " stroke-dasharray=\"5 4\"");
        _svg.Text(Width / 3 + LegendItem.Swatch, _y + 12, "in proportion, from the middle value", "quiet");
        _y += ChartLayout.LineHeight + 4;
    }

    private void Panel(PlotPanel panel)
    {
        Line(panel.Heading, "", ChartLayout.TextSize);
        var scale = ValueScale.For(panel.Values.Max(), panel.Unit);
        var (top, bottom) = (_y + 6, _y + 6 + Height);
        double Y(double value) => bottom - Height * value / scale.Max;
        foreach (var tick in scale.Ticks)
        {
            _svg.Line(Left, Y(tick), Right, Y(tick), tick == 0 ? "axis" : "grid");
            _svg.Text(Left - 6, Y(tick) + 4, scale.Label(tick), "quiet", "end");
        }

        var middle = places.Count / 2;
        var steepness = panel.Values[middle] / places[middle];
        var end = Math.Min(_across.Max, scale.Max / steepness);
        _svg.Line(X(0), Y(0), X(end), Y(end * steepness), "s-grey", " stroke-dasharray=\"5 4\"");
        var points = places.Zip(panel.Values, (place, value) => (X: X(place), Y: Y(value))).ToList();
        _svg.Path(
            "M" + string.Join('L', points.Select(p => $"{SvgWriter.Number(p.X)} {SvgWriter.Number(p.Y)}")),
            "s-blue", " stroke-width=\"2\"");
        foreach (var (x, y) in points)
        {
            _svg.Raw($"<circle class=\"f-blue\" cx=\"{SvgWriter.Number(x)}\" cy=\"{SvgWriter.Number(y)}\" r=\"3.5\"/>");
        }

        Axis(bottom);
        _y = bottom + 32;
    }

    private void Axis(double bottom)
    {
        foreach (var tick in _across.Ticks)
        {
            _svg.Line(X(tick), bottom, X(tick), bottom + 5, "axis");
            _svg.Text(X(tick), bottom + 18, tick.ToString("#,0", CultureInfo.InvariantCulture), "quiet", "middle");
        }
    }

    private double X(double value) => Left + (Right - Left) * value / _across.Max;

    private void Line(string text, string style, double size)
    {
        _svg.Text(ChartLayout.Margin, _y + size, text, style, size: size);
        _y += size + 8;
    }
}
