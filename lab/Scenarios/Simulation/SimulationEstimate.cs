using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Simulation.Estimating;

namespace CdnLab.Scenarios.Simulation;

/// <summary>What a simulation will take, told before it starts.</summary>
/// <param name="Cells">Documents times variants times PoPs, one for each of their cache keys.</param>
/// <param name="Bytes">Memory at its peak, within some 15 %.</param>
public sealed record SimulationEstimate(long Cells, long Bytes)
{
    /// <summary>What will make the run slow or its result meaningless, each with its reason; empty when nothing will.
    /// </summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The estimate for a scenario at its size.</summary>
    /// <param name="spec">The scenario.</param>
    /// <param name="sample">About how many projects are simulated; null: all.</param>
    public static SimulationEstimate Of(ScenarioSpec spec, int? sample = null)
    {
        try
        {
            var survey = new Survey(spec);
            var (cells, bytes) = SizeEstimate.Of(survey, new SimulationOptions().BulkThreshold, sample);
            return new(cells, bytes) { Warnings = LoadEstimate.Unstable(survey) is { } reason ? [reason] : [] };
        }
        catch (CompilationException)
        {
            // The run says so itself.
            return new(0, 0);
        }
    }
}
