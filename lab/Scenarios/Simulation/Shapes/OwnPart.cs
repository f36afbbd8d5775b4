namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>A flow whose clients have caches of their own that keep no redirects.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="View">What becomes of the requests that those caches leave over.</param>
/// <param name="Hit">The channel of those that they answer.</param>
internal readonly record struct OwnPart(Flow Flow, CellView View, int Hit);
