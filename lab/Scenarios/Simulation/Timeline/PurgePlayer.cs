using CdnLab.Model.Purging;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Running;
using PurgeShardEntry = CdnLab.Scenarios.Journal.PurgeShard;

namespace CdnLab.Scenarios.Simulation.Timeline;

/// <summary>Makes the calls of purges when they are due and has them take effect.</summary>
internal sealed class PurgePlayer(
    World world, PopCells cells, Shield? shield, Origin origin, PurgeLedger ledger, ulong seed)
{
    private static readonly long Grace = Ticks.OfSeconds(5);
    private readonly List<PurgeUnderWay> _underWay = [];
    private readonly PriorityQueue<(PurgeUnderWay Purge, PurgeCall Call), (long At, int Number)> _calls = new();
    private readonly List<PurgeCall> _planned = [];
    private readonly List<(int Project, int Document)> _targets = [];
    private readonly PurgeStrikes _strikes = new(world, cells, shield, ledger);
    private int _number;

    /// <summary>Events of the journal.</summary>
    public List<JournalEvent> Journal { get; } = [];

    /// <summary>What the purges did; before the memory of the run is given back.</summary>
    public PurgeCounts Counts => new()
    {
        Calls = _underWay.Sum(p => (long)p.Run.Calls),
        Lost = _underWay.Sum(p => (long)p.Run.Lost),
        QuotaWaitSeconds = _underWay.Sum(p => p.Run.QuotaWaits.Time.TotalSeconds),
        CleanTaken = _strikes.CleanTaken,
        LoopedAfter = world.Loops.Since(0)
            .Where(loop => ledger.NewestOf(loop.Project) is { } at && loop.Last > at + Grace)
            .Sum(loop => (long)world.Sample.WeightOf(loop.Project)),
    };

    /// <summary>When the next call is due.</summary>
    public long Next => _calls.TryPeek(out _, out var due) ? due.At : Ticks.Never;

    /// <summary>Share of the newest purge that is settled, and its shards that are not finished.</summary>
    public (double Ratio, IReadOnlyList<string> Left) Figures
    {
        get
        {
            if (_underWay.Count == 0)
            {
                return (0, []);
            }
            var run = _underWay[^1].Run;
            var keys = run.Shards.Sum(s => s.Count);
            var done = Enumerable.Range(0, run.Shards.Count).Sum(run.Settled);
            return ((double)done / keys,
                [.. Enumerable.Range(0, run.Shards.Count).Where(i => !run.ShardFinished(i))
                    .Select(i => run.Shards[i].Name)]);
        }
    }

    /// <inheritdoc cref="PurgeLedger.Prefetch"/>
    public void Prefetch(int row) => ledger.Prefetch(row);

    public void Start(PurgeStrategy strategy, long at)
    {
        var scope = PurgeScopes.Of(world.Spec, world.Compiled.Catalogue);
        var run = new PurgeRun(strategy, PurgePlanner.Plan(strategy, scope), world.Curve.TimeOf(at), seed);
        SpareMemory.GiveBack(world.Rows.Bytes);
        var number = ledger.AddStrategy(PurgeTouch.Of(world, strategy, run.Shards));
        _underWay.Add(new(strategy, run, number, new(world, strategy, run.Shards)));
        ledger.Expect(Math.Min(run.Shards.Sum(s => s.Keys.Count), world.Sample.Size));
        SpareMemory.GiveBack(world.Rows.Bytes);
        Journal.Add(JournalEvents.PurgeStarted(
            world.Curve.TimeOf(at),
            strategy.Name,
            strategy.Mode == PurgeMode.Soft ? "soft" : "hard",
            run.Shards.Sum(s => s.Keys.Count),
            run.Shards.Select(s => new PurgeShardEntry(s.Name, s.Keys.Count))));
        Plan(at - at % world.Curve.BinTicks + world.Curve.BinTicks);
    }

    /// <summary>Has purges see the load of the bin that is over, and plans their calls until the end of the next.
    /// </summary>
    public void Prepare(long until)
    {
        var begin = until - world.Curve.BinTicks;
        if (begin > 0 && _underWay.Any(p => p.Strategy.Control is not null && !p.Run.Finished))
        {
            var load = origin.LoadOf(world.Curve.BinOf(begin) - 1);
            _underWay.ForEach(p => p.Run.Observe(load, world.Curve.TimeOf(begin)));
        }
        Plan(until);
    }

    private void Plan(long until)
    {
        foreach (var purge in _underWay.Where(p => !p.Run.Finished).ToList())
        {
            purge.Run.Advance(world.Curve.TimeOf(until) - TimeSpan.FromTicks(1), _planned);
            foreach (var call in _planned.Where(c => c.Outcome == PurgeCallOutcome.Accepted))
            {
                Expect(purge, call, until);
            }
            purge.Report(_planned, world.Curve.TimeOf(until), Journal);
        }
    }

    /// <summary>Waits with a call until it is due; only counts one that means nothing which is simulated.</summary>
    private void Expect(PurgeUnderWay purge, PurgeCall call, long until)
    {
        var due = world.Curve.At(call.Due);
        _number++;
        _targets.Clear();
        purge.Targets.Add(call, _targets);
        if (_targets.Count == 0)
        {
            Count(call, due);
            return;
        }
        _calls.Enqueue((purge, call), (due, _number));
        foreach (var (project, _) in _targets)
        {
            Announce(project, until);
        }
    }

    /// <summary>Makes the next call.</summary>
    public void Execute()
    {
        _calls.TryDequeue(out var next, out var due);
        var (purge, call) = next;
        Count(call, due.At);
        _targets.Clear();
        purge.Targets.Add(call, _targets);
        foreach (var (project, document) in _targets)
        {
            var mark = ledger.Add(
                due.Number, project, purge.Number, purge.Strategy.Mode, due.At, EdgeOf(call.Edge), document);
            _strikes.Apply(mark, project, due.At);
        }
    }

    private void Count(PurgeCall call, long at) => world.BinAt(at).PurgedKeys += call.Pass == 0 ? call.Count : 0;

    private short EdgeOf(string? name) =>
        name is null ? PurgeMark.Everywhere
        : name == Model.Purging.PurgeShard.Shield ? (short)PurgeLedger.Shield
        : (short)Array.IndexOf(world.Pops.Names, name);

    /// <summary>Tells the rows of a project that a purge of it is near.</summary>
    private void Announce(int project, long until)
    {
        foreach (var row in world.Rows.Of(project))
        {
            ref var purged = ref world.Rows[row].PurgedUntil;
            purged = Math.Max(purged, (uint)(until >> world.UnitShift) + 1);
        }
    }
}
