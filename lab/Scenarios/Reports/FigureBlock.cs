using CdnLab.Scenarios.Charts;

namespace CdnLab.Scenarios.Reports;

/// <summary>A chart.</summary>
internal sealed record FigureBlock(Chart Chart) : Block;
