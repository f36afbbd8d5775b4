using CdnLab.Model.Queueing;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Format;

/// <summary>The origin: its releases, the one in force at the start, and what it can do.</summary>
public sealed record OriginSpec
{
    /// <summary>Name of the release in force when the run begins.</summary>
    public string Release { get; init; } = "";

    /// <summary>Workers, queue and service times.</summary>
    public CapacityOptions Capacity { get; init; } = new();

    /// <summary>How the edges that ask it watch its health; null: they do not.</summary>
    public HealthCheckSpec? HealthCheck { get; init; }

    /// <summary>Its releases by name.</summary>
    public IReadOnlyDictionary<string, OriginRelease> Releases { get; init; } = new Dictionary<string, OriginRelease>();
}
