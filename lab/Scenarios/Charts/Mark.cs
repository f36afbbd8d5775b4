namespace CdnLab.Scenarios.Charts;

/// <summary>A moment marked in every panel.</summary>
internal sealed record Mark(DateTimeOffset At, string Label);
