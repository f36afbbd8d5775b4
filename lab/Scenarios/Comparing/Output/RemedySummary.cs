using CdnLab.Scenarios.Ensembles;

namespace CdnLab.Scenarios.Comparing.Output;

/// <summary>A remedy over all seeds.</summary>
internal sealed class RemedySummary
{
    private const double Never = double.PositiveInfinity;
    private readonly RemedyComparison _comparison;

    public RemedySummary(RemedyComparison comparison, int index)
    {
        _comparison = comparison;
        (Number, Choice) = (index + 1, comparison.Remedies[index].Choice);
        Runs = [.. comparison.Continuations.Where(c => c.Choice == Choice)];
    }

    /// <summary>Its number in tables and charts, from 1.</summary>
    public int Number { get; }

    public string Choice { get; }

    public IReadOnlyList<Continuation> Runs { get; }

    /// <summary>Harm done: client requests that looped or failed, the median over seeds.</summary>
    public double Harm => Of(f => f.Looped + f.Failed).Median;

    /// <summary>Time until 99 % are clean, seconds; the horizon where they never are.</summary>
    public double Time => Math.Min(_comparison.Horizon, Of(f => f.Clean99).Median);

    /// <summary>Overload of the origin, seconds.</summary>
    public double Overload => Of(f => f.OverloadSeconds).Median;

    /// <summary>Whether another remedy is no worse in harm, time and overload, and better in one of them.</summary>
    public bool DominatedBy(RemedySummary other) =>
        other.Harm <= Harm && other.Time <= Time && other.Overload <= Overload
        && (other.Harm < Harm || other.Time < Time || other.Overload < Overload);

    /// <summary>A figure's 5th percentile, median and 95th; what is not reached by the horizon is infinite.</summary>
    public (double Low, double Median, double High) Of(Func<RemedyFigures, double?> figure)
    {
        var sorted = Runs.Select(run => figure(run.Figures) ?? Never).Order().ToList();
        return (At(sorted, 0.05), At(sorted, 0.5), At(sorted, 0.95));
    }

    /// <summary>All remedies, and which of them are dominated.</summary>
    public static IReadOnlyList<(RemedySummary Remedy, bool Dominated)> All(RemedyComparison comparison)
    {
        var all = comparison.Remedies.Select((_, i) => new RemedySummary(comparison, i)).ToList();
        return [.. all.Select(remedy => (remedy, all.Any(remedy.DominatedBy)))];
    }

    // Between a number and never lies never; at the number itself, the number.
    private static double At(List<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var (below, above) = (sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
        return place == Math.Floor(place) ? below
            : double.IsInfinity(above) ? Never : Quantile.Of(sorted, share)!.Value;
    }
}
