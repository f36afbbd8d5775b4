using CdnLab.Model.Purging;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Running;
using PurgeShardEntry = CdnLab.Scenarios.Journal.PurgeShard;

namespace CdnLab.Scenarios.Simulation.Timeline;

/// <summary>Makes the calls of purges when they are due and has them take effect.</summary>
internal sealed class PurgePlayer(World world, PopCells cells, Shield? shield, PurgeLedger ledger, ulong seed)
{
    private const int AllProjects = -1;
    private readonly List<PurgeUnderWay> _underWay = [];
    private readonly PriorityQueue<(PurgeUnderWay Purge, int Project), (long At, int Number)> _calls = new();
    private readonly PurgeStrikes _strikes = new(world, cells, shield, ledger);
    private int _number;
    private int _made;

    private int Projects => world.Rows.OfProject.Length - 1;

    /// <summary>Events of the journal.</summary>
    public List<JournalEvent> Journal { get; } = [];

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
            var keys = run.Shards.Sum(s => Math.Max(1, s.Keys.Count));
            var done = Enumerable.Range(0, run.Shards.Count).Sum(run.Settled);
            return ((double)done / keys,
                [.. Enumerable.Range(0, run.Shards.Count).Where(i => !run.ShardFinished(i))
                    .Select(i => run.Shards[i].Name)]);
        }
    }

    public void Start(PurgeStrategy strategy, long at)
    {
        var projects = world.Compiled.Catalogue.Projects;
        var run = new PurgeRun(strategy, PurgePlanner.Plan(strategy, projects), world.Curve.TimeOf(at), seed);
        SpareMemory.GiveBack(world.Rows.Bytes);
        var number = ledger.AddStrategy(PurgeTouch.Of(world, strategy));
        _underWay.Add(new(strategy, run, number, PurgeTouch.Projects(world, strategy, run.Shards)));
        ledger.Expect(run.Shards.Sum(s => s.Keys.Count));
        SpareMemory.GiveBack(world.Rows.Bytes);
        Journal.Add(JournalEvents.PurgeStarted(
            world.Curve.TimeOf(at),
            strategy.Name,
            strategy.Mode == PurgeMode.Soft ? "soft" : "hard",
            run.Shards.Sum(s => s.Keys.Count),
            run.Shards.Select(s => new PurgeShardEntry(s.Name, s.Keys.Count))));
        Prepare(at - at % world.Curve.BinTicks + world.Curve.BinTicks);
    }

    /// <summary>Plans the calls until the end of a bin.</summary>
    public void Prepare(long until)
    {
        foreach (var purge in _underWay.Where(p => !p.Run.Finished).ToList())
        {
            var calls = purge.Run.Advance(world.Curve.TimeOf(until) - TimeSpan.FromTicks(1));
            foreach (var call in calls.Where(c => c.Outcome == PurgeCallOutcome.Accepted))
            {
                var project = call.Key is { } key
                    ? purge.Projects.GetValueOrDefault(key, PurgeTouch.NoProject)
                    : AllProjects;
                _calls.Enqueue((purge, project), (world.Curve.At(call.Due), ++_number));
                Announce(project, until);
            }
            purge.Report(calls, world.Curve.TimeOf(until), Journal);
        }
    }

    /// <summary>Makes the next call.</summary>
    public void Execute()
    {
        _calls.TryDequeue(out var next, out var due);
        world.BinAt(due.At).PurgedKeys++;
        _made++;
        if (next.Project >= 0)
        {
            Apply(next.Purge, next.Project, due.At);
        }
        for (var project = 0; next.Project == AllProjects && project < Projects; project++)
        {
            Apply(next.Purge, project, due.At);
        }
    }

    /// <summary>Tells the rows of a project that a purge of it is near.</summary>
    private void Announce(int project, long until)
    {
        var (from, to) = project >= 0 ? (project, project + 1) : (0, project == AllProjects ? Projects : 0);
        for (; from < to; from++)
        {
            foreach (var row in world.Rows.Of(from))
            {
                ref var purged = ref world.Rows[row].PurgedUntil;
                purged = Math.Max(purged, (uint)(until >> world.UnitShift) + 1);
            }
        }
    }

    private void Apply(PurgeUnderWay purge, int project, long at) =>
        _strikes.Apply(ledger.Add(_made, project, purge.Number, purge.Strategy.Mode, at), project, at);
}
