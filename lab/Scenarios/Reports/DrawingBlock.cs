namespace CdnLab.Scenarios.Reports;

/// <summary>A drawing that has no time axis, as SVG for wide pages and narrow ones; its file bears its name.
/// </summary>
internal sealed record DrawingBlock(string Name, string Description, string Wide, string Narrow) : Block;
