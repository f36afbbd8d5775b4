using System.Globalization;
using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Comparing.Output;

namespace CdnLab.Scenarios.Planning.Output;

/// <summary>Figures of a plan in words.</summary>
internal static class PlanWords
{
    private const double Exact = 0.1;

    /// <summary>A count of so many; a rate too.</summary>
    public static string Number(double value) => FigureText.Number(
        value is >= 100 or 0 ? Math.Round(value) : Math.Round(value, value < Exact ? 3 : 1));

    /// <summary>A count with its noun.</summary>
    public static string Count(int value, string noun) =>
        Reports.Wording.Count(value, noun);

    /// <summary>A share in per cent.</summary>
    public static string Share(double value) => FigureText.Ratio(value);

    /// <summary>A length of time, or that no run reached it.</summary>
    public static string Time(double seconds) =>
        double.IsInfinity(seconds) ? "never in the runs" : FigureText.Time(seconds);

    /// <summary>A range of values; one where both ends read the same.</summary>
    public static string Range(double low, double high, Func<double, string> text) =>
        text(low) == text(high) ? text(low) : $"{text(low)} to {text(high)}";

    /// <summary>The time of day some seconds after an instant, rounded to minutes, UTC.</summary>
    public static string Clock(DateTimeOffset at, double seconds) => double.IsInfinity(seconds) ? "–"
        : at.AddSeconds(seconds).UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A figure over runs: its median.</summary>
    public static double Median(IReadOnlyList<Continuation> runs, Func<RemedyFigures, double?> figure)
    {
        var sorted = runs.Select(run => figure(run.Figures) ?? double.PositiveInfinity).Order().ToList();
        return sorted[(sorted.Count - 1) / 2];
    }

    /// <summary>What was asked, in a sentence's middle.</summary>
    public static string Asked(PlanConstraints constraints, double scale)
    {
        var parts = new List<string>();
        if (constraints.UtilizationMax is { } utilization)
        {
            parts.Add($"the origin at {Share(utilization)} of its workers' time or less");
        }
        if (constraints.RateMax is { } rate)
        {
            parts.Add($"at most {Number(rate / scale)} requests a second at the origin");
        }
        parts.Add($"99 % of the projects clean within {FigureText.Time(constraints.Deadline.TotalSeconds)}");
        if (constraints.CallsPerHour is { } calls)
        {
            parts.Add($"at most {Number(calls / scale)} purge calls an hour");
        }
        parts.Add($"{Number(constraints.PointsMin)} % or more of them clean for good after their purge");
        return string.Join(", ", parts);
    }

    /// <summary>A broken bound: what was had against what was asked.</summary>
    public static string Broken(PlanViolation broken, PlanConstraints constraints, double scale) => broken.Bound switch
    {
        PlanBound.Utilization => $"utilization {Share(broken.Value)} (cap {Share(constraints.UtilizationMax!.Value)})",
        PlanBound.Rate => $"{Number(broken.Value / scale)} requests a second at the origin "
            + $"(cap {Number(constraints.RateMax!.Value / scale)})",
        PlanBound.Deadline => $"99 % clean {After(broken.Value)} "
            + $"(deadline {FigureText.Time(constraints.Deadline.TotalSeconds)})",
        PlanBound.Quota => $"{Number(broken.Value / scale)} calls, more than the quota",
        PlanBound.Points => $"{Number(broken.Value)} % clean for good ({Number(constraints.PointsMin)} % asked)",
        _ => throw new ArgumentOutOfRangeException(nameof(broken)),
    };

    /// <summary>When something is reached, in a sentence's middle.</summary>
    public static string After(double seconds) =>
        double.IsInfinity(seconds) ? "never in the runs" : $"after {FigureText.Time(seconds)}";
}
