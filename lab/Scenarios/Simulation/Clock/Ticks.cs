namespace CdnLab.Scenarios.Simulation.Clock;

/// <summary>Virtual time in whole ticks of 2^-20 s since the run's begin (the warm-up included): no rounding adds up,
/// and every machine counts alike.</summary>
internal static class Ticks
{
    public const long Second = 1L << 20;
    public const long Never = long.MaxValue;
    private const long NetSecond = TimeSpan.TicksPerSecond;

    public static long Of(TimeSpan time) =>
        time.Ticks / NetSecond * Second + time.Ticks % NetSecond * Second / NetSecond;

    public static TimeSpan Span(long ticks) =>
        TimeSpan.FromTicks(ticks / Second * NetSecond + ticks % Second * NetSecond / Second);

    public static double Seconds(long ticks) => ticks * (1.0 / Second);

    /// <summary>A duration drawn in seconds; what is too long for any run is cut.</summary>
    public static long OfSeconds(double seconds) => (long)(Math.Min(seconds, 1e12) * Second);
}
