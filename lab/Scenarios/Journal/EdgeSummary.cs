namespace CdnLab.Scenarios.Journal;

/// <summary>
/// The PoPs: hits over requests of the whole run (null without requests) and the highest wire rate of a bin,
/// requests a second.
/// </summary>
public sealed record EdgeSummary(double? HitRatio, double PeakRate);
