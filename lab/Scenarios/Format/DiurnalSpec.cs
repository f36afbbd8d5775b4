using CdnLab.Model.Randomness;

namespace CdnLab.Scenarios.Format;

/// <summary>How the arrival rate changes over the day (UTC): the mean rate times
/// 1 + amplitude x cos(2 pi (t - peak) / 24 h).</summary>
public sealed record DiurnalSpec
{
    /// <summary>Share of the mean rate by which it rises at the peak and falls twelve hours from it; from 0, below
    /// 1.</summary>
    public double Amplitude { get; init; }

    /// <summary>Time of day of the highest rate.</summary>
    public TimeSpan Peak { get; init; }

    /// <summary>The factor on the mean rate at an instant.</summary>
    public double FactorAt(DateTimeOffset at) => 1 + Amplitude * PortableMath.Cos(Angle(at));

    /// <summary>The mean of the factor from one instant to a later one.</summary>
    public double FactorOver(DateTimeOffset from, DateTimeOffset to)
    {
        var width = 2 * Math.PI * ((to - from) / TimeSpan.FromDays(1));
        // The mean of a cosine around the middle: the middle's value times sin(w/2) / (w/2).
        var half = width / 2;
        return half < 1e-9
            ? FactorAt(from)
            : 1 + Amplitude * PortableMath.Cos(Angle(from) + half) * (PortableMath.Cos(half - Math.PI / 2) / half);
    }

    private double Angle(DateTimeOffset at) =>
        2 * Math.PI * ((at.UtcDateTime.TimeOfDay - Peak) / TimeSpan.FromDays(1));
}
