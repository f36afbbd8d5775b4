using CdnLab.Scenarios.Charts;

namespace CdnLab.Scenarios.Comparing.Output;

/// <summary>Where the label of a point stands: its middle.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="IsFar">Whether a line has to lead to it.</param>
internal readonly record struct PointLabel(double X, double Y, bool IsFar)
{
    private const double Near = 13;
    private const double Step = 6;
    private const int Rings = 24;
    private const int Angles = 16;
    private const double HalfHeight = 6;
    private const double PointHalf = 4.5;

    /// <summary>Finds each label a place that no point and no other label has: as near to its point as can be, to the
    /// right rather than elsewhere.</summary>
    /// <param name="points">The points, those that choose first ahead, each with its text.</param>
    /// <param name="within">Left, top, right and bottom of where labels may be.</param>
    public static IReadOnlyList<PointLabel> Place(
        IReadOnlyList<(double X, double Y, string Text)> points,
        (double Left, double Top, double Right, double Bottom) within)
    {
        var labels = new List<PointLabel>();
        var halves = points.Select(p => TextMeasure.Width(p.Text, ChartLayout.TextSize) / 2).ToList();
        for (var i = 0; i < points.Count; i++)
        {
            var half = halves[i];
            bool Fits(PointLabel label) =>
                label.X - half >= within.Left && label.X + half <= within.Right
                && label.Y - HalfHeight >= within.Top && label.Y + HalfHeight <= within.Bottom
                && points.All(p => Math.Abs(p.X - label.X) > half + PointHalf
                    || Math.Abs(p.Y - label.Y) > HalfHeight + PointHalf)
                && !labels.Where((other, j) => Math.Abs(other.X - label.X) < half + halves[j] + 2
                    && Math.Abs(other.Y - label.Y) < 2 * HalfHeight + 1).Any();
            var places = Places(points[i].X, points[i].Y).ToList();
            labels.Add(places.Where(Fits).DefaultIfEmpty(places[0]).First());
        }
        return labels;
    }

    // Rings around the point; on each to the right first, then up and down from there.
    private static IEnumerable<PointLabel> Places(double x, double y) =>
        from ring in Enumerable.Range(0, Rings)
        from angle in Enumerable.Range(0, Angles)
        let radius = Near + ring * Step
        let turn = (angle + 1) / 2 * (angle % 2 == 0 ? 1 : -1) * 2 * Math.PI / Angles
        select new PointLabel(x + radius * Math.Cos(turn), y + radius * Math.Sin(turn), ring > 0);
}
