namespace CdnLab.Model.Purging;

/// <summary>How the rate of a purge follows the origin's load: additive increase, multiplicative decrease (Chiu and
/// Jain, 1989).</summary>
public sealed record PurgeControl
{
    /// <summary>Utilization of the origin that the purge keeps below, 0..1.</summary>
    public double UtilizationMax { get; init; } = 0.8;

    /// <summary>Mean wait of a fetch at the origin above which the rate goes down.</summary>
    public TimeSpan LatencyMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Share of failing fetches above which the purge stops, until it is below again.</summary>
    public double ErrorRatioMax { get; init; } = 0.01;

    /// <summary>Calls a second at the start and after a stop.</summary>
    public double Start { get; init; } = 20;

    /// <summary>Calls a second that each look at the load adds while there is room.</summary>
    public double Increase { get; init; } = 20;

    /// <summary>Factor on the rate when there is none, below 1.</summary>
    public double Decrease { get; init; } = 0.6;

    /// <summary>Most calls a second.</summary>
    public double Most { get; init; } = 1000;
}
