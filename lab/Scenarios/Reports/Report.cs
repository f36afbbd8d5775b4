namespace CdnLab.Scenarios.Reports;

/// <summary>A report before it is rendered.</summary>
internal sealed record Report(string Title, IReadOnlyList<Block> Blocks);
