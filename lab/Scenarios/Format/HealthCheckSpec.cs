using CdnLab.Model.Topology;

namespace CdnLab.Scenarios.Format;

/// <summary>How the edges that ask the origin watch its health.</summary>
public sealed record HealthCheckSpec
{
    /// <summary>Most probes that may count.</summary>
    public const int WindowMax = OriginHealth.WindowMax;

    /// <summary>Time from one probe to the next.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Longest wait for a probe's answer; later it has failed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Probes that count: the last so many, at most <see cref="WindowMax"/>.</summary>
    public int Window { get; init; } = 4;

    /// <summary>Good probes among those with which the origin is healthy; at most <see cref="Window"/>.</summary>
    public int HealthyAt { get; init; } = 2;
}
