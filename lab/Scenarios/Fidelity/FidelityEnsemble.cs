using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation;

namespace CdnLab.Scenarios.Fidelity;

/// <summary>Simulates the scenario of a live run again and again, with its catalogue and other draws.</summary>
public static class FidelityEnsemble
{
    /// <summary>Simulated runs that a table is made of.</summary>
    public const int Runs = 32;

    /// <summary>With fewer, the spread says too little.</summary>
    public const int RunsMin = 16;

    /// <summary>Simulates; fewer than <see cref="Runs"/> when cancelled.</summary>
    /// <param name="spec">The scenario at the live run's size.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="CompilationException">Its rules need more than the simulator follows.</exception>
    public static IReadOnlyList<IReadOnlyList<SeriesRow>> Simulate(ScenarioSpec spec, CancellationToken cancellation)
    {
        var compiled = ScenarioCompiler.Compile(LiveTwin.Of(spec));
        var runs = new List<IReadOnlyList<SeriesRow>>();
        while (runs.Count < Runs && !cancellation.IsCancellationRequested)
        {
            var result = Simulator.Run(compiled, new SimulationOptions
            {
                Seed = spec.Seed + (ulong)runs.Count + 1,
                Cancellation = cancellation,
            });
            if (result.Completed)
            {
                runs.Add(result.Series);
            }
        }
        return runs;
    }
}
