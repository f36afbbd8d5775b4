namespace CdnLab.Scenarios.Reports;

/// <summary>A list of points, or of steps with their numbers.</summary>
internal sealed record ListBlock(IReadOnlyList<Prose> Items, bool Ordered = false) : Block;
