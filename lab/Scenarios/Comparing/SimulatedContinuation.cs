using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Sampling;

namespace CdnLab.Scenarios.Comparing;

/// <summary>Continues with a remedy by simulating the scenario from its start: runs of one seed are the same up to the
/// decision.</summary>
/// <param name="common">The scenario without what it decides itself.</param>
/// <param name="plans">All remedies that will be run.</param>
/// <param name="at">The instant of the decision.</param>
/// <param name="sample">About how many projects are simulated, each for others like it; null: all.</param>
public sealed class SimulatedContinuation(
    ScenarioSpec common, IReadOnlyList<RemedyPlan> plans, DateTimeOffset at, int? sample)
{
    private readonly Dictionary<ulong, Lazy<Prepared>> _prepared = [];

    /// <summary>Seeds that are run one after the other, each with all remedies: in the middle of one, the catalogue of the
    /// next is made, lest every thread wait for it later.</summary>
    public IReadOnlyList<ulong> InOrder { get; init; } = [];

    /// <summary>Runs one remedy with one seed.</summary>
    /// <exception cref="CompilationException">The rules need more than the simulator follows.</exception>
    public Continuation Run(
        RemedyPlan plan, ulong seed, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        var (compiled, drawn, weights) = PreparedFor(seed);
        if (plan == plans[plans.Count / 2] && InOrder.SkipWhile(s => s != seed).ElementAtOrDefault(1) is var next and > 0)
        {
            PreparedFor(next);
        }
        var spec = RemedyScenarios.With(compiled.Spec, plan, at);
        var result = Simulator.Run(
            compiled with { Spec = spec },
            new() { Seed = seed, Sample = drawn, Progress = progress, Cancellation = cancellation });
        cancellation.ThrowIfCancellationRequested();
        return new(
            plan.Choice, seed, FiguresOf.Run(result, plan, at, name => weights.GetValueOrDefault(name, 1)),
            Bins(result.Series));
    }

    // The catalogue of a seed is made once for all its remedies; of two seeds at most, those that runs are at.
    private Prepared PreparedFor(ulong seed)
    {
        Lazy<Prepared> prepared;
        lock (_prepared)
        {
            if (!_prepared.TryGetValue(seed, out prepared!))
            {
                foreach (var done in _prepared.Keys.Where(s => s + 1 < seed).ToList())
                {
                    _prepared.Remove(done);
                }
                prepared = new(() => Prepare(seed));
                _prepared[seed] = prepared;
            }
        }
        return prepared.Value;
    }

    private Prepared Prepare(ulong seed)
    {
        var compiled = ScenarioCompiler.Compile(common with { Seed = seed });
        if (sample is not { } size || common.Topology.CapacityObjects is not null)
        {
            return new(compiled, null, new Dictionary<string, int>());
        }
        // Purges that fail are few, and what they leave loops for hours: projects that differ and have one are all in.
        var strategies = plans.Select(p => p.Purge).OfType<PurgeStrategy>()
            .Where(p => PurgeKinds.Of(p) is { NeedsTags: false, TakesAll: false })
            .DistinctBy(p => (p.Key, p.FailureRatio))
            .Select(p => (Strategy: p, KeyOf: PurgeKinds.Of(p).KeyOf(p))).ToList();
        bool Fails(Project project) => project.Differs
            && strategies.Any(s => PurgeRun.FailsAtFirst(s.Strategy, s.KeyOf(project), seed));
        var projects = compiled.Catalogue.Projects;
        var drawn = CatalogueSample.Draw(projects, common.Catalogue.ZipfExponent, common.Clients.Rate, size, seed, Fails);
        return new(compiled, drawn, Enumerable.Range(0, projects.Count + World.MissingNames)
            .Where(i => drawn.WeightOf(i) > 1)
            .ToDictionary(
                i => i < projects.Count ? projects[i].Name : World.MissingName(i - projects.Count), drawn.WeightOf));
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

    private sealed record Prepared(
        CompiledScenario Compiled, CatalogueSample? Sample, IReadOnlyDictionary<string, int> Weights);
}
