using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Simulation;

/// <summary>A simulated run, in the form of a live one: what <see cref="RunDirectory"/> writes.</summary>
/// <param name="Header">The run line; mode <c>simulated</c>.</param>
/// <param name="Events">Events in order of time.</param>
/// <param name="Series">Whole bins in order of time.</param>
/// <param name="Counts">What it took.</param>
/// <param name="Completed">Whether it came to its end; otherwise it was cancelled.</param>
public sealed record SimulationResult(
    RunHeader Header,
    IReadOnlyList<JournalEvent> Events,
    IReadOnlyList<SeriesRow> Series,
    SimulationCounts Counts,
    bool Completed);
