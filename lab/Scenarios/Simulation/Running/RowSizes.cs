namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>How much there is of what a run allocates.</summary>
/// <param name="Cells">Cells in bulk.</param>
/// <param name="AllCells">All cells, one for each of their keys.</param>
/// <param name="JointRows">Rows whose keys hang together.</param>
internal sealed record RowSizes(long Cells, long AllCells, int JointRows);
