namespace CdnLab.Scenarios.Fidelity;

/// <summary>
/// How far a live figure may lie from the simulated ones, and why. The band is the mean of the simulated runs and, on
/// each side,
/// <list type="bullet">
/// <item><see cref="Deviations"/> standard deviations of one more such run: chance;</item>
/// <item><see cref="Timing"/> of the figure, since real processes act milliseconds late, which a compressed clock makes
/// seconds, and since the lab's own traced requests reach the edges too; for a ratio of it or of what it lacks to 1,
/// whichever is less.</item>
/// </list>
/// The number of looping projects gets <see cref="PeakSlack"/> more, since live a project that nobody asks for again
/// stays counted. What the machine adds in real time bounds latencies from above (<see cref="MedianDelay"/>,
/// <see cref="TailDelay"/>): virtual time has no network and no processor to wait for. A queue may be longer by what
/// comes to the origin within <see cref="TailDelay"/>, all of it at once after a process had to wait.
/// </summary>
public static class FidelityBand
{
    /// <summary>Standard deviations on each side: with 32 runs, of five hundred tables of eighty figures that agree one
    /// is expected to have a figure outside (t distribution).</summary>
    public const double Deviations = 5;

    /// <summary>Share of a figure that the timing of real processes may change.</summary>
    public const double Timing = 0.02;

    /// <summary>Share of busy time that rounding to real milliseconds may change.</summary>
    public const double BusyTiming = 0.05;

    /// <summary>What a peak may be higher or lower, beyond its spread.</summary>
    public const double PeakSlack = 4;

    /// <summary>Real time that the machine may add to the median request, seconds.</summary>
    public const double MedianDelay = 0.25;

    /// <summary>Real time that it may add to the slowest hundredth, redirect chains among them, seconds.</summary>
    public const double TailDelay = 1;

    /// <summary>The band of a figure.</summary>
    /// <param name="figure">Which.</param>
    /// <param name="values">The simulated runs' values, two or more.</param>
    /// <param name="whole">Mean of what it was counted over.</param>
    /// <param name="originRate">Requests to the origin in a real second.</param>
    /// <param name="speed">Lab seconds a real second; 0: nothing was real.</param>
    internal static (double Mean, double Spread, double Low, double High) Of(
        FidelityFigure figure, IReadOnlyList<double> values, double whole, double originRate, double speed)
    {
        var mean = values.Average();
        var variance = values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
        var chance = Math.Sqrt(Math.Max(variance, OneCount(figure.Kind, whole)) * (1 + 1.0 / values.Count));
        var reach = Deviations * chance + Slack(figure.Kind, mean);
        var most = figure.Kind == FidelityKind.Ratio ? 1 : double.PositiveInfinity;
        return (
            mean,
            Math.Sqrt(variance),
            Math.Max(0, mean - reach),
            Math.Min(most, mean + reach + Machine(figure.Kind, originRate, speed)));
    }

    // A few runs may agree by chance on something rare: counts vary by one at least.
    private static double OneCount(FidelityKind kind, double whole) =>
        kind is FidelityKind.Rate or FidelityKind.Ratio or FidelityKind.Peak or FidelityKind.Queue
            ? 1 / (whole * whole)
            : 0;

    private static double Slack(FidelityKind kind, double mean) => kind switch
    {
        FidelityKind.Ratio => Timing * Math.Min(mean, 1 - mean),
        FidelityKind.Busy => BusyTiming * mean,
        FidelityKind.Peak or FidelityKind.Queue => Timing * mean + PeakSlack,
        _ => Timing * mean,
    };

    private static double Machine(FidelityKind kind, double originRate, double speed) => kind switch
    {
        FidelityKind.Median => MedianDelay * speed,
        FidelityKind.Tail => TailDelay * speed,
        FidelityKind.Queue => TailDelay * originRate,
        _ => 0,
    };
}
