namespace CdnLab.ServiceDefaults.Clock;

/// <summary>At real time <paramref name="Real"/> the lab clock shows <paramref name="Lab"/> and runs
/// <paramref name="Speed"/> lab seconds a real second; speed 0 stands still.</summary>
public sealed record ClockAnchor(DateTimeOffset Real, DateTimeOffset Lab, double Speed)
{
    /// <summary>Above this a lab day lasts under 9 ms: no socket keeps up, and the value is a mistake.</summary>
    public const double SpeedMax = 10_000_000;

    public static ClockAnchor RealTime(DateTimeOffset now) => new(now, now, 1);

    public static bool IsSpeed(double speed) => speed is >= 0 and <= SpeedMax;

    public DateTimeOffset LabAt(DateTimeOffset real)
    {
        var elapsed = (real - Real).Ticks * Speed;
        var ticks = Math.Clamp(Lab.UtcTicks + elapsed, 0, DateTimeOffset.MaxValue.UtcTicks);
        return Speed == 1 ? Lab.ToUniversalTime() + (real - Real) : new DateTimeOffset((long)ticks, TimeSpan.Zero);
    }
}
