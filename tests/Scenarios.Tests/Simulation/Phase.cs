namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>A stretch of a run: the bins that begin in it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal sealed record Phase(string Name, DateTimeOffset From, DateTimeOffset To);
