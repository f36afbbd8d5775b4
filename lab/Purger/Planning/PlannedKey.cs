namespace CdnLab.Purger.Planning;

/// <summary>A key of the plan.</summary>
/// <param name="Key">The surrogate key.</param>
/// <param name="Affected">Whether what it tags may hold a wrong redirect.</param>
/// <param name="Urls">Paths of its documents, made when they are asked for.</param>
public sealed record PlannedKey(string Key, bool Affected, IEnumerable<string> Urls);
