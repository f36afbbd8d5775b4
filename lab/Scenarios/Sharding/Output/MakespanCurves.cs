using CdnLab.Scenarios.Charts;
using CdnLab.Scenarios.Comparing.Output;

namespace CdnLab.Scenarios.Sharding.Output;

/// <summary>Makespans by the number of callers, on logarithmic axes: a purge that is split evenly is a straight line.
/// </summary>
internal static class MakespanCurves
{
    public static void Draw(
        SvgWriter svg, ShardingSurvey survey, (double Left, double Top, double Right, double Bottom) plot)
    {
        var curve = survey.Curve;
        var high = Math.Ceiling(Math.Log2(curve.Max(r => r.Letters).TotalHours));
        var low = Math.Floor(Math.Log2(curve.Min(r => r.Bound).TotalHours));
        double X(int callers) =>
            plot.Left + (plot.Right - plot.Left) * Math.Log2(callers) / Math.Log2(ShardingSurvey.CallersMax);
        double Y(TimeSpan time) => plot.Bottom
            - (plot.Bottom - plot.Top) * (Math.Log2(time.TotalHours) - low) / Math.Max(1, high - low);
        for (var power = low; power <= high; power++)
        {
            var time = TimeSpan.FromHours(Math.Pow(2, power));
            svg.Line(plot.Left, Y(time), plot.Right, Y(time), "grid");
            svg.Text(plot.Left - 6, Y(time) + 4, Hours(time), "quiet", "end");
        }
        for (var callers = 1; callers <= ShardingSurvey.CallersMax; callers *= 2)
        {
            svg.Line(X(callers), plot.Bottom, X(callers), plot.Bottom + 5, "axis");
            svg.Text(X(callers), plot.Bottom + 18, FigureText.Number(callers), "quiet", "middle");
        }
        svg.Text(plot.Right, plot.Bottom + 36, "callers in all", "quiet", "end");
        string Path(Func<MakespanRow, TimeSpan> value) => "M" + string.Join('L', curve.Select(
            row => $"{SvgWriter.Number(X(row.Callers))} {SvgWriter.Number(Y(value(row)))}"));
        svg.Path(Path(r => r.OneQueue), "s-green", " stroke-width=\"5\" opacity=\"0.5\"");
        svg.Path(Path(r => r.Hash), "s-blue", " stroke-width=\"2\"");
        svg.Path(Path(r => r.Letters), "s-vermilion", " stroke-width=\"2\"");
        svg.Path(Path(r => r.Bound), "limit", " fill=\"none\"");
        svg.Line(plot.Left, plot.Bottom, plot.Right, plot.Bottom, "axis");
        Alone(svg, survey, X, Y);
        Legend(svg, plot.Left + 16, plot.Bottom - 74);
    }

    // The level that callers in pools of letters do not get below, while the largest letter has one of them.
    private static void Alone(
        SvgWriter svg, ShardingSurvey survey, Func<int, double> x, Func<TimeSpan, double> y)
    {
        var largest = survey.Letters.Largest;
        var alone = TimeSpan.FromSeconds(largest.Keys / survey.CallsPerSecond);
        var callers = Math.Min(ShardingSurvey.CallersMax, survey.Letters.Pools.Count);
        svg.Text(
            x(callers), y(alone) - 8, $"{largest.Name} by one caller: {FigureText.Time(alone.TotalSeconds)}",
            "strong halo", "middle");
    }

    private static void Legend(SvgWriter svg, double left, double top)
    {
        (string Style, string Attributes, string Text)[] items =
        [
            ("s-vermilion", " stroke-width=\"2\"", "by first letter"),
            ("s-blue", " stroke-width=\"2\"", "by hash, a bucket a caller"),
            ("s-green", " stroke-width=\"5\" opacity=\"0.5\"", "one queue (work stealing)"),
            ("limit", "", "bound: calls / (callers × pace)"),
        ];
        for (var i = 0; i < items.Length; i++)
        {
            var y = top + i * ChartLayout.LineHeight;
            svg.Line(left, y, left + 26, y, items[i].Style, items[i].Attributes);
            svg.Text(left + 34, y + 4, items[i].Text);
        }
    }

    private static string Hours(TimeSpan time) =>
        time < TimeSpan.FromHours(1) ? FigureText.Time(time.TotalSeconds) : FigureText.Number(time.TotalHours) + " h";
}
