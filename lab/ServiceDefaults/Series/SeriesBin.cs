namespace CdnLab.ServiceDefaults.Series;

/// <summary>The values counted in the bin that begins at lab time <paramref name="Bin"/>.</summary>
public sealed record SeriesBin(DateTimeOffset Bin, IReadOnlyDictionary<string, double> Values);
