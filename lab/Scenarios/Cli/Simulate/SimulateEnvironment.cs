using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Simulation;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>What <c>cdnlab simulate</c> reaches outside itself: loader, engine, machine, clock and signals.</summary>
internal sealed record SimulateEnvironment
{
    /// <summary>Reads a scenario, with settings in place of some of its values.</summary>
    public Func<string, IReadOnlyList<string>, LoadResult> Load { get; init; } = ScenarioLoader.Load;

    /// <summary>Runs a compiled scenario.</summary>
    public Func<CompiledScenario, SimulationOptions, SimulationResult> Run { get; init; } = Simulator.Run;

    /// <summary>Tells what a run will take, of about so many projects.</summary>
    public Func<ScenarioSpec, int?, SimulationEstimate> Estimate { get; init; } = SimulationEstimate.Of;

    /// <summary>Memory that the process may use, bytes.</summary>
    public long Memory { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Runs at once unless the user says otherwise.</summary>
    public int Processors { get; init; } = Environment.ProcessorCount;

    /// <summary>Wall time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Ends the command early; null: Ctrl-C and the signal to terminate do.</summary>
    public CancellationToken? Interruption { get; init; }
}
