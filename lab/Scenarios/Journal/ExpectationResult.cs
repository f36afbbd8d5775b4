namespace CdnLab.Scenarios.Journal;

/// <summary>
/// An expectation after the run: the measured value (null when the run has no such metric) beside its bound in words.
/// </summary>
public sealed record ExpectationResult(string Name, bool Passed, double? Value, string Bound);
