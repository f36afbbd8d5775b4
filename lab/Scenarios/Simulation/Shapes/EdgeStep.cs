using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>What an edge config makes of a URL.</summary>
/// <param name="Outcome">Look up, pass or redirect.</param>
/// <param name="Key">Index of the cache key; -1 without look-up.</param>
/// <param name="Url">Index of the URL that the next tier is asked for.</param>
/// <param name="Status">Status of a redirect made at the edge.</param>
/// <param name="Target">Index of the URL that it leads to; -1: away.</param>
internal readonly record struct EdgeStep(EdgeRequestOutcome Outcome, int Key, int Url, int Status, int Target);
