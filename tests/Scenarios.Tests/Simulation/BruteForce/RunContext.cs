using CdnLab.Model.Caching;
using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>What the parts of one run share.</summary>
internal sealed class RunContext(RuleBook rules, ulong seed, TimeSpan bin)
{
    public RuleBook Rules => rules;

    public ulong Seed => seed;

    /// <summary>Width of a bin.</summary>
    public TimeSpan Bin => bin;

    public ScenarioSpec Spec => rules.Spec;

    public CacheProfile Profile => rules.Profile;

    public EventLoop Loop { get; } = new(rules.Spec.Start - rules.Spec.Warmup);

    public DateTimeOffset Now => Loop.Now;

    public Meter Meter { get; } = new(rules.Spec, bin);

    public RunTotals Totals => Meter.Totals;

    public LoopLog Loops { get; } = new();

    public List<JournalEvent> Events { get; } = [];

    /// <summary>Most responses that a PoP stores.</summary>
    public long CapacityObjects => Spec.Topology.CapacityObjects ?? long.MaxValue;

    public RandomStream Stream(string name) => new(seed, "brute-force/" + name);
}
