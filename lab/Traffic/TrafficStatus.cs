namespace CdnLab.Traffic;

/// <summary>A snapshot of the generator.</summary>
public sealed record TrafficStatus
{
    public required bool Running { get; init; }

    public required double Rate { get; init; }

    public required int InFlight { get; init; }

    public required long Requests { get; init; }

    public required long Ok { get; init; }

    public required long Looped { get; init; }

    public required long NotFound { get; init; }

    public required long ServerError { get; init; }

    public required long TimedOut { get; init; }

    public required long WireRequests { get; init; }

    public required long Late { get; init; }

    public required long Dropped { get; init; }

    public required int LoopingProjects { get; init; }

    public required int AffectedProjects { get; init; }

    /// <summary>Seconds of lab time from the intended start, since the program began.</summary>
    public double? LatencyP50 { get; init; }

    public double? LatencyP99 { get; init; }

    /// <summary>Set when the generator cannot keep its schedule.</summary>
    public string? Warning { get; init; }

    /// <summary>Why the newest failed request failed.</summary>
    public string? LastError { get; init; }
}
