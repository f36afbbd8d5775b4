namespace CdnLab.Scenarios.Journal;

/// <summary>A figure of a run that an expectation can bound: name, meaning with its unit, how to read it.</summary>
internal sealed record Metric(string Name, string Meaning, Func<MetricContext, double?> Value);
