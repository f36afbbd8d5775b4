using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Simulation;
#if BRUTE_FORCE
using CdnLab.Scenarios.Tests.Simulation.BruteForce;
#endif

namespace CdnLab.Simulation.Bench.Runs;

/// <summary>The simulator, and the engine of the tests that executes every request.</summary>
internal static class Engines
{
#if BRUTE_FORCE
    private static readonly TimeSpan Bin = TimeSpan.FromMinutes(1);

    public static bool HasBruteForce => true;
#else
    public static bool HasBruteForce => false;
#endif

    public static SimulationResult Run(string name, CompiledScenario compiled, SimulationOptions options) =>
        name switch
        {
            "fast" => Simulator.Run(compiled, options),
#if BRUTE_FORCE
            "brute" => new BruteForceSimulator(compiled, Bin).Run(options.Seed ?? compiled.Spec.Seed).Result,
#endif
            _ => throw new NotSupportedException($"there is no engine '{name}'"),
        };
}
