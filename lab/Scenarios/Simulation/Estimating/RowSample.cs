using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Estimating;

/// <summary>Rows of one shape and about one popularity.</summary>
/// <param name="Shape">Their shape.</param>
/// <param name="Rows">How many rows it stands for.</param>
/// <param name="Rate">Requests a second for each at all PoPs, before the shape's weights.</param>
/// <param name="Bytes">Mean size of their document.</param>
internal readonly record struct RowSample(Shape Shape, double Rows, double Rate, double Bytes);
