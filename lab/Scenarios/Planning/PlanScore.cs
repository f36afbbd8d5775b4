using CdnLab.Scenarios.Comparing;

namespace CdnLab.Scenarios.Planning;

/// <summary>How good a candidate is by its runs so far. The better one comes first: whoever keeps to the constraints,
/// then (among those that do not) whoever breaks them least, then less harm, then sooner clean, then the order in which
/// they were named.</summary>
public sealed record PlanScore : IComparable<PlanScore>
{
    /// <summary>Runs.</summary>
    public required int Runs { get; init; }

    /// <summary>Runs that kept to all constraints.</summary>
    public required int Kept { get; init; }

    /// <summary>Mean excess over the bounds; 0 where the constraints hold.</summary>
    public required double Excess { get; init; }

    /// <summary>Client requests that looped or failed, median.</summary>
    public required double Harm { get; init; }

    /// <summary>Time until 99 % are clean, seconds, median; infinite: not by the horizon.</summary>
    public required double Clean99 { get; init; }

    /// <summary>Its place in the list of candidates.</summary>
    public required int Order { get; init; }

    /// <summary>Whether enough seeds kept to the constraints.</summary>
    public bool IsFeasible => Runs - Kept <= PlanConstraints.MissesMax(Runs);

    /// <summary>The score of some runs.</summary>
    public static PlanScore Of(
        IReadOnlyList<Continuation> runs, PlanConstraints constraints, TimeSpan horizon, int order)
    {
        var excess = runs.Select(run => PlanCheck.Of(run.Figures, constraints, horizon).Sum(v => v.Excess)).ToList();
        var kept = runs.Count(run => !PlanCheck.Of(run.Figures, constraints, horizon).Any());
        var feasible = runs.Count - kept <= PlanConstraints.MissesMax(runs.Count);
        return new()
        {
            Runs = runs.Count,
            Kept = kept,
            Excess = feasible ? 0 : excess.Average(),
            Harm = Median(runs.Select(run => run.Figures.Looped + run.Figures.Failed)),
            Clean99 = Median(runs.Select(run => run.Figures.Clean99 ?? double.PositiveInfinity)),
            Order = order,
        };
    }

    /// <inheritdoc/>
    public int CompareTo(PlanScore? other) => other is null ? -1
        : (!IsFeasible, Excess, Harm, Clean99, Order)
            .CompareTo((!other.IsFeasible, other.Excess, other.Harm, other.Clean99, other.Order));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var (below, above) = (sorted[(sorted.Count - 1) / 2], sorted[sorted.Count / 2]);
        return double.IsInfinity(above) ? above : (below + above) / 2;
    }
}
