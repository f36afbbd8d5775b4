namespace CdnLab.Scenarios.Charts;

/// <summary>A span of time shaded in every panel.</summary>
internal sealed record Shade(DateTimeOffset From, DateTimeOffset To);
