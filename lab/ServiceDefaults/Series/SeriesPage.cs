namespace CdnLab.ServiceDefaults.Series;

/// <summary>Answer of <c>GET /control/series?after=B</c>.</summary>
public sealed record SeriesPage(double BinSeconds, IReadOnlyList<SeriesBin> Bins);
