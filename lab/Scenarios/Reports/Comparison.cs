namespace CdnLab.Scenarios.Reports;

/// <summary>
/// A rate of one stretch of the run against the same rate before the deploys. A change under a tenth, or within two
/// standard errors of the two counts, is called flat.
/// </summary>
internal sealed record Comparison(double Before, double During, Change Change)
{
    private const double FlatBand = 0.10;

    public double Ratio => During / Before;

    /// <summary>Null when either stretch has no whole bin, or nothing was counted before.</summary>
    public static Comparison? Of(double? before, long countBefore, double? during, long countDuring)
    {
        if (before is not > 0 || during is not { } rate)
            return null;
        var noise = 2 * Math.Sqrt(1.0 / countBefore + 1.0 / Math.Max(1, countDuring));
        var band = Math.Max(FlatBand, noise);
        var ratio = rate / before.Value;
        var change = ratio > 1 + band ? Change.Higher : ratio < 1 - band ? Change.Lower : Change.Flat;
        return new Comparison(before.Value, rate, change);
    }
}
