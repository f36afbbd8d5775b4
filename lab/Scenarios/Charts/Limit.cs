namespace CdnLab.Scenarios.Charts;

/// <summary>A value that the layers of a panel are to be read against, such as the capacity.</summary>
internal sealed record Limit(double Value, string Label);
