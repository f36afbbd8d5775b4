using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>How a chain of redirects ends.</summary>
/// <param name="End">How.</param>
/// <param name="Document">Index of the family whose document it ends at; -1: none.</param>
internal readonly record struct ChainResult(ChainEnd End, int Document);
