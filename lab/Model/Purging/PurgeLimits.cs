namespace CdnLab.Model.Purging;

/// <summary>What a provider allows and how fast it answers, as data.</summary>
public sealed record PurgeLimits
{
    /// <summary>Calls an hour; null: no quota. A token bucket: it fills at this rate and holds <see cref="Burst"/>.
    /// </summary>
    public double? CallsPerHour { get; init; }

    /// <summary>Calls that may be made at once after a pause, 1 or more.</summary>
    public double Burst { get; init; } = 1;

    /// <summary>Most keys in one call.</summary>
    public int BatchMax { get; init; } = 1;

    /// <summary>Median time until a call is answered; its caller makes no other meanwhile. Zero: at once.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Spread of that time: standard deviation of its logarithm.</summary>
    public double LatencySigma { get; init; }
}
