using CdnLab.Model.Caching;

namespace CdnLab.Model.Redirects;

/// <summary>What the rules of an edge config make of a request.</summary>
/// <param name="Outcome">Look up, pass or redirect.</param>
/// <param name="Url">Path and query after the rules; what the next tier is asked for.</param>
/// <param name="Key">Cache key, for a look-up.</param>
/// <param name="Status">Status of a redirect made at the edge, else 0.</param>
/// <param name="Location">Its location, else null.</param>
/// <param name="Rules">Names of the rules that applied, in order.</param>
public sealed record EdgeRequestDecision(
    EdgeRequestOutcome Outcome, string Url, CacheKey Key, int Status, string? Location, IReadOnlyList<string> Rules);
