using System.Globalization;
using CdnLab.Scenarios.Charts;
using CdnLab.Scenarios.Comparing.Output;

namespace CdnLab.Scenarios.Sharding.Output;

/// <summary>The chart of a survey: above the keys of each pool, by letter and by hash on one axis, below the makespans
/// by the number of callers. The same survey gives the same bytes.</summary>
internal static class ShardingChart
{
    private const double BarsHeight = 170;
    private const double CurvesHeight = 250;
    private static readonly ChartLayout Layout = ChartLayout.Wide;

    /// <summary>Draws it as a file of its own.</summary>
    public static string Draw(ShardingSurvey survey)
    {
        var svg = new SvgWriter();
        var y = ChartLayout.Margin + ChartLayout.TitleSize;
        var title = $"Why {survey.Letters.Largest.Name} finishes last";
        svg.Text(ChartLayout.Margin, y, title, "strong", size: ChartLayout.TitleSize);
        y += 10 + ChartLayout.TextSize;
        var keys = survey.Letters.Keys.ToString("#,0", CultureInfo.InvariantCulture);
        svg.Text(
            ChartLayout.Margin, y,
            $"{keys} keys of {survey.Scenario}; keys of each pool, by first letter and by hash bucket");
        y += 16;
        PoolBars.Draw(svg, survey, (ChartLayout.Margin + 44, y, Layout.Width - 2 * ChartLayout.Margin, y + BarsHeight));
        y += BarsHeight + 62;
        svg.Text(ChartLayout.Margin, y, string.Create(
            CultureInfo.InvariantCulture,
            $"Time until all is through by callers in all, {survey.CallsPerSecond} calls a second each; logarithmic"));
        y += 16;
        MakespanCurves.Draw(
            svg, survey, (ChartLayout.Margin + 44, y, Layout.Width - 2 * ChartLayout.Margin, y + CurvesHeight));
        y += CurvesHeight + 44;
        return Head(survey, title, y) + svg + "</svg>\n";
    }

    private static string Head(ShardingSurvey survey, string title, double height)
    {
        var (letters, hash) = (survey.Letters, survey.Hash);
        var head = new SvgWriter();
        var (w, h) = (SvgWriter.Number(Layout.Width), SvgWriter.Number(height));
        head.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart {Layout.Name}\" viewBox=\"0 0 {w} {h}\" "
            + $"width=\"{w}\" height=\"{h}\" role=\"img\" aria-labelledby=\"shards-title shards-desc\">");
        head.Element("title id=\"shards-title\"", title);
        var alone = FigureText.Time(letters.Largest.Keys / survey.CallsPerSecond);
        head.Element("desc id=\"shards-desc\"", FormattableString.Invariant(
            $"By first letter the largest pool, {letters.Largest.Name}, has {letters.Skew:0.0} times the mean")
            + FormattableString.Invariant($"; of {hash.Pools.Count} hash buckets the largest has {hash.Skew:0.00} ")
            + "times. Callers that are added to letters do not help for long: "
            + $"{letters.Largest.Name} takes one caller {alone}.");
        head.Raw($"<style>\n{ChartStyle.Sheet}</style>\n<rect class=\"ground\" width=\"100%\" height=\"100%\"/>");
        return head.ToString();
    }
}
