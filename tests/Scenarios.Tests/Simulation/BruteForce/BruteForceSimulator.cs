using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Simulation;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>Simulates a scenario by carrying out every single request with the rules of Model on real URLs: slow,
/// plain, and the measure of what the simulator does. One may be used for several seeds, one after the other.</summary>
internal sealed class BruteForceSimulator
{
    private readonly CompiledScenario _compiled;
    private readonly RuleBook _rules;
    private readonly Population _population;
    private readonly TimeSpan _bin;
    private readonly Lazy<InitialFill> _fill;

    /// <param name="compiled">The scenario.</param>
    /// <param name="bin">Width of a bin of the series.</param>
    public BruteForceSimulator(CompiledScenario compiled, TimeSpan bin)
    {
        (_compiled, _bin, _rules) = (compiled, bin, new RuleBook(compiled));
        _population = new(compiled, _rules);
        _fill = new(() => new(_rules, _population));
    }

    /// <summary>One run.</summary>
    public (SimulationResult Result, RunTotals Totals) Run(ulong seed)
    {
        var context = new RunContext(_rules, seed, _bin);
        var run = new BruteForceRun(_compiled, context, _population);
        // Bounded caches begin empty: what they hold hangs on the order of requests.
        if (_compiled.Spec.Fill > TimeSpan.Zero && _compiled.Spec.Topology.CapacityObjects is null)
        {
            run.Fill(_fill.Value);
        }
        run.Play();
        return (ResultOf(context), context.Totals);
    }

    private SimulationResult ResultOf(RunContext context) => new(
        new()
        {
            Scenario = _compiled.Spec.Name,
            Title = _compiled.Spec.Title,
            Mode = "simulated",
            Seed = context.Seed,
            Start = _compiled.Spec.Start,
            End = _compiled.Spec.End,
            Pops = [.. _compiled.Spec.Topology.Pops.Select(p => p.Name)],
            Shield = _compiled.Spec.Topology.Shield,
            Projects = _compiled.Catalogue.Projects.Count,
            BinSeconds = _bin.TotalSeconds,
            Expectations = _compiled.Spec.Expectations,
        },
        [.. context.Events.Concat(context.Loops.Events).OrderBy(e => e.At)],
        context.Meter.Rows(context.Loops),
        new() { Requests = context.Totals.Arrivals, Events = context.Loop.Executed + context.Totals.Arrivals },
        Completed: true);
}
