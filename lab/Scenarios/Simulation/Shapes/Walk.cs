using CdnLab.Model.Clients;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>A walk from a URL along stored redirects.</summary>
/// <param name="Kind">Where it stops.</param>
/// <param name="Wire">Requests answered on the way, the last one included when it ends.</param>
/// <param name="Hits">Those of them answered by the cache.</param>
/// <param name="Url">URL at which it stops.</param>
/// <param name="Key">Key at which it stops; -1 when it ends.</param>
/// <param name="Outcome">How it ends, when it does.</param>
internal readonly record struct Walk(WalkKind Kind, int Wire, int Hits, int Url, int Key, ChainOutcome Outcome);
