namespace CdnLab.Fuzz;

/// <summary>An invariant that did not hold in the case of a seed.</summary>
public sealed record Finding(ulong Seed, string Invariant, string Detail);
