namespace CdnLab.Scenarios.Checking.Output;

/// <summary>A suite of JUnit XML.</summary>
internal sealed record JUnitSuite(string Name, IReadOnlyList<JUnitCase> Cases);
