using System.Globalization;
using CdnLab.Scenarios.Charts;

namespace CdnLab.Scenarios.Sharding.Output;

/// <summary>Bars of keys: letters on the left, hash buckets on the right, one axis and the mean across.</summary>
internal static class PoolBars
{
    private const double Gap = 24;
    private const int LabelledMax = 32;

    public static void Draw(
        SvgWriter svg, ShardingSurvey survey, (double Left, double Top, double Right, double Bottom) plot)
    {
        var scale = ValueScale.For(
            Math.Max(survey.Letters.Largest.Keys, survey.Hash.Largest.Keys), ValueUnit.Count);
        double Y(double keys) => plot.Bottom - (plot.Bottom - plot.Top) * keys / scale.Max;
        foreach (var tick in scale.Ticks)
        {
            svg.Line(plot.Left, Y(tick), plot.Right, Y(tick), "grid");
            svg.Text(plot.Left - 6, Y(tick) + 4, scale.Label(tick), "quiet", "end");
        }
        var width = (plot.Right - plot.Left - Gap) / 2;
        Half(svg, survey.Letters, plot.Left, width, plot.Bottom, Y, "f-vermilion", "by first letter");
        Half(svg, survey.Hash, plot.Left + width + Gap, width, plot.Bottom, Y, "f-blue", "by hash bucket");
        svg.Line(plot.Left, plot.Bottom, plot.Right, plot.Bottom, "axis");
    }

    private static void Half(
        SvgWriter svg, ShardedPurge split, double left, double width, double bottom, Func<double, double> y, string ink,
        string heading)
    {
        var step = width / split.Pools.Count;
        for (var i = 0; i < split.Pools.Count; i++)
        {
            var pool = split.Pools[i];
            var x = left + i * step;
            svg.Rect(
                x + step * 0.1, y(pool.Keys), step * 0.8, bottom - y(pool.Keys),
                pool == split.Largest ? ink : "f-grey");
            if (split.Pools.Count <= LabelledMax && (pool.Name.Length == 1 || i % 5 == 0))
            {
                svg.Text(x + step / 2, bottom + 15, pool.Name, "quiet", "middle");
            }
        }
        svg.Line(left, y(split.Mean), left + width, y(split.Mean), "limit");
        var largest = string.Create(
            CultureInfo.InvariantCulture, $"{split.Largest.Keys:#,0}: {split.Skew:0.00} × the mean");
        var place = Math.Min(
            left + (split.Pools.ToList().IndexOf(split.Largest) + 1) * step + 6,
            left + width - TextMeasure.Width(largest, ChartLayout.TextSize));
        svg.Text(place, y(split.Largest.Keys) - (split.Skew < 1.5 ? 6 : -10), largest, "strong halo");
        svg.Text(left + width, bottom + 32, string.Create(
            CultureInfo.InvariantCulture, $"{heading}; mean {split.Mean:#,0}"), "quiet", "end");
    }
}
