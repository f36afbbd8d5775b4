namespace CdnLab.Scenarios.Ensembles;

/// <summary>Quantiles of a few values: linear between the two order statistics next to it (Hyndman and Fan 1996,
/// definition 7), so that few runs give a band that follows their values.</summary>
public static class Quantile
{
    /// <summary>The quantile; null without values.</summary>
    /// <param name="sorted">Values from the smallest to the largest.</param>
    /// <param name="share">Share of the values below it, 0..1.</param>
    public static double? Of(IReadOnlyList<double> sorted, double share)
    {
        if (sorted.Count == 0)
            return null;
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
