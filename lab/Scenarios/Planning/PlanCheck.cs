using CdnLab.Scenarios.Comparing;

namespace CdnLab.Scenarios.Planning;

/// <summary>Holds one run to the constraints.</summary>
public static class PlanCheck
{
    // Calls are whole, and the first needs no token of the hour.
    private const double CallsSlack = 1;

    /// <summary>The bounds that a run broke; none: it kept to all.</summary>
    /// <param name="figures">The run.</param>
    /// <param name="constraints">The bounds.</param>
    /// <param name="horizon">How long it went on: the least that an unreached time takes.</param>
    public static IEnumerable<PlanViolation> Of(RemedyFigures figures, PlanConstraints constraints, TimeSpan horizon)
    {
        if (constraints.UtilizationMax is { } utilization && figures.OriginPeakUtilization > utilization)
        {
            yield return Over(PlanBound.Utilization, figures.OriginPeakUtilization, utilization);
        }
        if (constraints.RateMax is { } rate && figures.OriginPeakRate > rate)
        {
            yield return Over(PlanBound.Rate, figures.OriginPeakRate, rate);
        }
        if (!(figures.Clean99 <= constraints.Deadline.TotalSeconds))
        {
            yield return new(
                PlanBound.Deadline, figures.Clean99 ?? double.PositiveInfinity,
                (figures.Clean99 ?? horizon.TotalSeconds) / constraints.Deadline.TotalSeconds - 1
                    + (figures.Clean99 is null ? 1 : 0));
        }
        if (Allowed(constraints, figures.PurgeSeconds ?? horizon.TotalSeconds) is { } calls && figures.Calls > calls)
        {
            yield return Over(PlanBound.Quota, figures.Calls, calls);
        }
        if (figures.Correctness < constraints.PointsMin)
        {
            yield return new(
                PlanBound.Points, figures.Correctness, (constraints.PointsMin - figures.Correctness) / 100);
        }
    }

    private static PlanViolation Over(PlanBound bound, double value, double most) =>
        new(bound, value, value / most - 1);

    private static double? Allowed(PlanConstraints constraints, double seconds) =>
        constraints.CallsPerHour * seconds / 3600 + constraints.Burst + CallsSlack;
}
