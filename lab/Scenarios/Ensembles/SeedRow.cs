namespace CdnLab.Scenarios.Ensembles;

/// <summary>One run of several: its seed and every metric, null where the run has no such figure.</summary>
public sealed record SeedRow(ulong Seed, IReadOnlyDictionary<string, double?> Metrics);
