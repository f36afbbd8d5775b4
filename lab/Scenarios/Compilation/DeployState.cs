namespace CdnLab.Scenarios.Compilation;

/// <summary>What is in force: an origin release and an edge config.</summary>
/// <param name="Release">Name of the release.</param>
/// <param name="Config">Name of the config.</param>
public sealed record DeployState(string Release, string Config);
