using CdnLab.Scenarios.Charts;

namespace CdnLab.Simulation.Bench.Plots;

/// <summary>A plot of one measured value over the values of what was varied.</summary>
internal sealed record PlotPanel(string Heading, ValueUnit Unit, IReadOnlyList<double> Values);
