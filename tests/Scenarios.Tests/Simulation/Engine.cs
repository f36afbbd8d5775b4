using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Simulation;
using CdnLab.Scenarios.Tests.Simulation.BruteForce;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>Something that simulates a scenario under a seed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SeedBase">Added to each seed, so that two engines never share one.</param>
/// <param name="Prepare">Makes it ready for a scenario.</param>
internal sealed record Engine(
    string Name, ulong SeedBase, Func<CompiledScenario, TimeSpan, Func<ulong, SimulationResult>> Prepare)
{
    /// <summary>Every request carried out.</summary>
    public static Engine BruteForce { get; } = new("brute force", 0, CarryOut);

    /// <summary>The engine under test. Users are set aside as soon as may be, as the scenarios are small.</summary>
    public static Engine Fast { get; } = new("simulator", 1000, (compiled, _) => seed =>
        Simulator.Run(compiled, new() { Seed = seed, SettledAfter = 2 }));

    private static Func<ulong, SimulationResult> CarryOut(CompiledScenario compiled, TimeSpan bin)
    {
        var simulator = new BruteForceSimulator(compiled, bin);
        return seed => simulator.Run(seed).Result;
    }
}
