using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>What became of a run. Its events are on disk alone: there may be a hundred thousand in each of many runs.
/// </summary>
/// <param name="Plan">The run.</param>
/// <param name="Summary">Its figures.</param>
/// <param name="Series">Its bins.</param>
/// <param name="Metrics">Every metric; null where it has none.</param>
/// <param name="Counts">What it took.</param>
/// <param name="Completed">Whether it came to its end.</param>
/// <param name="Written">The run in the last of its directories, if its plan keeps it.</param>
internal sealed record RunOutcome(
    RunPlan Plan,
    RunSummary Summary,
    IReadOnlyList<SeriesRow> Series,
    IReadOnlyDictionary<string, double?> Metrics,
    SimulationCounts Counts,
    bool Completed,
    WrittenRun? Written)
{
    /// <summary>Whether it came to its end and met every expectation.</summary>
    public bool Passed => Completed && Summary.Verdict == "pass";
}
