using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Ensembles;

/// <summary>One figure over several runs: the 5th percentile, the median and the 95th percentile of the runs that have
/// it; null when none has.</summary>
public readonly record struct Spread(double? Low, double? Median, double? High)
{
    /// <summary>Share of the runs below <see cref="Low"/>, and above <see cref="High"/>.</summary>
    public const double Tail = 0.05;

    /// <summary>The spread of a figure's values, as exact as files are; values that are null are left out.</summary>
    public static Spread Of(IEnumerable<double?> values)
    {
        var sorted = values.OfType<double>().Order().ToList();
        return new(At(sorted, Tail), At(sorted, 0.5), At(sorted, 1 - Tail));
    }

    private static double? At(List<double> sorted, double share) =>
        Quantile.Of(sorted, share) is { } value ? FixedNumber.Round(value) : null;
}
