namespace CdnLab.Scenarios.Compilation;

/// <summary>One request of a chain and its answer, in symbols.</summary>
/// <param name="Url">URL asked for.</param>
/// <param name="Key">Cache key, or empty when the cache was not looked into.</param>
/// <param name="Status">Status of the answer.</param>
/// <param name="Location">Its location, or null.</param>
/// <param name="ServedBy">Where the answer came from.</param>
/// <param name="Stored">What was in force when a cached answer was stored; null when it was not cached.</param>
public sealed record Exchange(
    string Url, string Key, int Status, string? Location, AnswerSource ServedBy, DeployState? Stored);
