namespace CdnLab.Scenarios.Simulation;

/// <summary>How far a simulation is.</summary>
/// <param name="At">Virtual time.</param>
/// <param name="Done">Share of the virtual time that is over, 0..1.</param>
/// <param name="Events">Events executed so far.</param>
public readonly record struct SimulationProgress(DateTimeOffset At, double Done, long Events);
