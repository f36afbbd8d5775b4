namespace CdnLab.Edge.Pipeline;

/// <summary>One tier's part of <c>CdnLab-Trace</c>.</summary>
internal sealed record TraceEntry
{
    public required string Tier { get; init; }

    public required string Edge { get; init; }

    public required string Config { get; init; }

    public required string RequestUrl { get; init; }

    public required string Url { get; init; }

    public string? Key { get; init; }

    public string? Variant { get; init; }

    public required string Outcome { get; init; }

    public required string Reason { get; init; }

    public IReadOnlyList<string>? Rules { get; init; }

    public TimeSpan? Age { get; init; }

    public TimeSpan? Lifetime { get; init; }

    public DateTimeOffset? StoredAt { get; init; }

    public string? StoredRelease { get; init; }

    public string? StoredConfig { get; init; }
}
