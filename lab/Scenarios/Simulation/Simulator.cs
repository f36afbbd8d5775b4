using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation;

/// <summary>Runs scenarios in virtual time; docs/simulation.md states the mathematics.</summary>
public static class Simulator
{
    /// <summary>Runs one scenario on the calling thread.</summary>
    /// <param name="compiled">The scenario, compiled: at the size it is to be simulated in.</param>
    /// <param name="options">How.</param>
    /// <exception cref="CompilationException">Its rules need more than the simulator follows.</exception>
    public static SimulationResult Run(CompiledScenario compiled, SimulationOptions options)
    {
        using var run = new SimulationRun(compiled, options);
        return run.Run();
    }
}
