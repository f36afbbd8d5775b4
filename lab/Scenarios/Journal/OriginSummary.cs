namespace CdnLab.Scenarios.Journal;

/// <summary>
/// The origin: requests, the highest rate of a bin (requests a second), the highest utilization of a bin (ratio; null
/// when never measured) and the seconds of the bins in overload. A bin is in overload when the workers were busy for
/// at least 99 % of it or any request was refused.
/// </summary>
public sealed record OriginSummary(
    long Requests, double PeakRate, double? PeakUtilization, double OverloadSeconds, OriginCauses ByCause);
