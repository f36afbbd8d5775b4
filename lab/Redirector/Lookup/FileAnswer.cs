namespace CdnLab.Redirector.Lookup;

/// <summary>Answer to a legacy file URL.</summary>
/// <param name="Outcome">What became of the look-up.</param>
/// <param name="Status">Status to answer with.</param>
/// <param name="Location">Where the file is, when found.</param>
/// <param name="Reason">For people.</param>
internal sealed record FileAnswer(FileOutcome Outcome, int Status, string? Location, string Reason);
