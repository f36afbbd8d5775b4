namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>A flow, or a part of one, whose requests are executed: they find nothing fresh, or change something.
/// </summary>
/// <param name="Flow">Index of the flow among those in bulk.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Walk">Its walk up to there.</param>
/// <param name="Count">How many requests are executed as one (<see cref="Shape.Batch"/>).</param>
/// <param name="Share">Share of the flow that it is: below 1, those whose own caches may hold something.</param>
/// <param name="Kept">The walks of the flow's clients, if they keep redirects.</param>
internal readonly record struct Stop(
    int Flow, double Weight, Walk Walk, double Share, int Count = 1, KeptWalks? Kept = null);
