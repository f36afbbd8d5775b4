namespace CdnLab.Origin.Faults;

/// <summary>Faults of the origin, set while it runs.</summary>
public sealed record FaultOptions
{
    /// <summary>Factor on every service time; 1: none.</summary>
    public double Slowdown { get; init; } = 1;

    /// <summary>Share of requests that a worker answers with 503 instead; 0..1.</summary>
    public double ErrorRatio { get; init; }

    /// <summary>Every connection is broken without an answer, as of a machine that is gone, and nothing is counted.
    /// Only <c>/alive</c> answers: the process is there, its service is not.</summary>
    public bool Down { get; init; }
}
