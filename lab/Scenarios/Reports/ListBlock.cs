namespace CdnLab.Scenarios.Reports;

/// <summary>A list of points.</summary>
internal sealed record ListBlock(IReadOnlyList<Prose> Items) : Block;
