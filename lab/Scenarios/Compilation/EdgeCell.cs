using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Compilation;

/// <summary>What an edge config makes of a URL of a class, in symbols: <c>{verbatim}</c>, <c>{normalized}</c>,
/// <c>{version}</c> stand for the project's own.</summary>
/// <param name="Outcome">Look up, pass or redirect.</param>
/// <param name="Url">URL that the next tier is asked for.</param>
/// <param name="Key">Cache key of a look-up, else empty.</param>
/// <param name="Status">Status of a redirect made at the edge, else 0.</param>
/// <param name="Location">Its location, else null.</param>
/// <param name="Rules">Names of the rules that applied, joined by commas.</param>
public sealed record EdgeCell(
    EdgeRequestOutcome Outcome, string Url, string Key, int Status, string? Location, string Rules);
