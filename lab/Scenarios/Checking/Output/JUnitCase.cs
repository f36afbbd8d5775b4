using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Output;

/// <summary>A case of JUnit XML.</summary>
/// <param name="Name">What is looked at.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Outcome">failure, error or skipped; null: it passed.</param>
/// <param name="Message">Why, in one line.</param>
/// <param name="Text">The story.</param>
internal sealed record JUnitCase(
    string Name, SourcePlace Place, string? Outcome, string Message, IReadOnlyList<string> Text);
