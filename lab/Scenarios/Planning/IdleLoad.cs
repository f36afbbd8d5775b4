using CdnLab.Scenarios.Comparing;

namespace CdnLab.Scenarios.Planning;

/// <summary>The origin before anything is done.</summary>
/// <param name="Utilization">Mean utilization, 0..1.</param>
/// <param name="Rate">Mean rate of requests, requests a second.</param>
public readonly record struct IdleLoad(double Utilization, double Rate)
{
    private const double Seconds = 900;

    /// <summary>Means over the quarter of an hour before the decision.</summary>
    public static IdleLoad Of(IReadOnlyList<Continuation> runs)
    {
        var bins = runs.SelectMany(run => run.Bins.Where(b => b.Second is >= -Seconds and < 0)).ToList();
        return bins.Count == 0 ? default : new(bins.Average(b => b.Utilization), bins.Average(b => b.OriginRate));
    }

    /// <summary>Whether it alone is above a cap.</summary>
    public bool IsAbove(PlanConstraints constraints) =>
        Utilization > constraints.UtilizationMax || Rate > constraints.RateMax;
}
