namespace CdnLab.Scenarios.Checking.Change;

/// <summary>A part of a real configuration that was not understood: with it nothing can be proved.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="What">What it is.</param>
public sealed record UnreadPart(SourcePlace Place, string What);
