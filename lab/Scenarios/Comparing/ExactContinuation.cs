using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation;

namespace CdnLab.Scenarios.Comparing;

/// <summary>Continues with a remedy by simulating the scenario from its start: runs of one seed are the same up to the
/// decision.</summary>
public sealed class ExactContinuation(ScenarioSpec common, DateTimeOffset at)
{
    private readonly Dictionary<ulong, Lazy<CompiledScenario>> _compiled = [];

    /// <summary>Runs one remedy with one seed.</summary>
    /// <exception cref="CompilationException">The rules need more than the simulator follows.</exception>
    public Continuation Run(
        RemedyPlan plan, ulong seed, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        var compiled = Compiled(seed);
        var spec = RemedyScenarios.With(compiled.Spec, plan, at);
        var result = Simulator.Run(
            compiled with { Spec = spec }, new() { Seed = seed, Progress = progress, Cancellation = cancellation });
        cancellation.ThrowIfCancellationRequested();
        return new(plan.Choice, seed, FiguresOf.Run(result, plan, at), Bins(result.Series));
    }

    // The catalogue of a seed is made once for all its remedies; of two seeds at most, those that runs are at.
    private CompiledScenario Compiled(ulong seed)
    {
        Lazy<CompiledScenario> compiled;
        lock (_compiled)
        {
            if (!_compiled.TryGetValue(seed, out compiled!))
            {
                foreach (var done in _compiled.Keys.Where(s => s + 1 < seed).ToList())
                {
                    _compiled.Remove(done);
                }
                compiled = new(() => ScenarioCompiler.Compile(common with { Seed = seed }));
                _compiled[seed] = compiled;
            }
        }
        return compiled.Value;
    }

    private IReadOnlyList<LoadBin> Bins(IReadOnlyList<SeriesRow> series) =>
    [
        .. series.Select(row => new LoadBin(
            (row.Time - at).TotalSeconds,
            row.OriginRate,
            row.OriginUtilization ?? 0,
            row.Looped / row.BinSeconds,
            (row.ServerError + row.TimedOut) / row.BinSeconds,
            row.EdgeHitRatio ?? 1,
            row.PurgedKeys)),
    ];
}
