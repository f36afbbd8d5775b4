namespace CdnLab.Scenarios.Journal;

/// <summary>A figure of a run that an expectation can bound: its name, what it means with its unit, how it is read.</summary>
internal sealed record Metric(string Name, string Meaning, Func<MetricContext, double?> Value);
