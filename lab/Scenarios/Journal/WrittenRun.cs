namespace CdnLab.Scenarios.Journal;

/// <summary>A run directory and what stands in it.</summary>
/// <param name="Location">Path of the directory.</param>
/// <param name="Record">The record that reading it gives.</param>
/// <param name="Summary">Its <c>summary.json</c>.</param>
public sealed record WrittenRun(string Location, RunRecord Record, RunSummary Summary);
