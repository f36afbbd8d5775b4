namespace CdnLab.Scenarios.Checking.States;

/// <summary>One exchange of a chain.</summary>
/// <param name="Url">Index of the URL asked for.</param>
/// <param name="Reply">The answer.</param>
internal readonly record struct Hop(int Url, Reply Reply);
