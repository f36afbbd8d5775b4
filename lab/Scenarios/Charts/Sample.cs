namespace CdnLab.Scenarios.Charts;

/// <summary>A value at a time; null interrupts the line.</summary>
internal readonly record struct Sample(DateTimeOffset At, double? Value);
