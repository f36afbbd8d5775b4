using CdnLab.Model.Clients;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>Requests that are counted alike.</summary>
/// <param name="Outcome">How they end.</param>
/// <param name="Wire">Wire requests that each makes.</param>
/// <param name="Hits">Cache hits that each makes.</param>
/// <param name="Weight">How many like it each stands for (<see cref="Shape.Weight"/>).</param>
internal readonly record struct Channel(ChainOutcome Outcome, int Wire, int Hits, int Weight);
