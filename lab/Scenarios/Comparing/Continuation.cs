namespace CdnLab.Scenarios.Comparing;

/// <summary>One remedy with one seed.</summary>
/// <param name="Choice">The remedy as it was named, parameters included.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Figures">What became of it.</param>
/// <param name="Bins">Its bins, in order of time.</param>
public sealed record Continuation(string Choice, ulong Seed, RemedyFigures Figures, IReadOnlyList<LoadBin> Bins);
