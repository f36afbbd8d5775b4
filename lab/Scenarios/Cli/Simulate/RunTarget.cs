using System.Text.Json.Nodes;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>A directory that a run is written to.</summary>
/// <param name="Directory">Its path.</param>
/// <param name="Options">The options in the run's header.</param>
/// <param name="Report">Whether a report is written with it.</param>
internal sealed record RunTarget(string Directory, JsonObject Options, bool Report);
