namespace CdnLab.Scenarios.Reports;

/// <summary>A section's title.</summary>
internal sealed record HeadingBlock(string Text) : Block;
