using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Timeline;

/// <summary>Puts configs in force at edges, and ends and starts edges.</summary>
internal sealed class EdgeSwitch(World world, PopCells cells, Shield? shield, PopTier pops)
{
    // The config that an edge which is down will have.
    private readonly Dictionary<string, int> _waiting = [];
    private bool[] _shapes = [];
    private List<int> _rows = [];

    public void Deploy(string edge, string config, long at, List<JournalEvent> journal)
    {
        var to = world.ConfigIndex(config);
        var pop = Array.IndexOf(world.Pops.Names, edge);
        var from = _waiting.TryGetValue(edge, out var before) ? before
            : pop < 0 ? world.ShieldConfig : world.Config[pop];
        journal.Add(JournalEvents.DeployEdge(
            world.Curve.TimeOf(at), edge, world.Spec.Edge.Configs.Keys.ElementAt(from), config));
        if (_waiting.ContainsKey(edge))
        {
            _waiting[edge] = to;
        }
        else if (pop < 0)
        {
            world.ShieldConfig = to;
        }
        else
        {
            Switch(pop, to, at, clear: false);
        }
    }

    public void Kill(string edge, long at, List<JournalEvent> journal)
    {
        journal.Add(JournalEvents.Fault(world.Curve.TimeOf(at), edge, "process killed"));
        var pop = Array.IndexOf(world.Pops.Names, edge);
        _waiting.TryAdd(edge, pop < 0 ? world.ShieldConfig : world.Config[pop]);
        if (pop < 0)
        {
            shield!.IsDown = true;
            shield.Clear(at);
            return;
        }
        foreach (var fetch in cells.FetchesAt(pop))
        {
            pops.Abort(fetch, at);
        }
        Switch(pop, world.Down, at, clear: true);
    }

    public void Start(string edge, long at, List<JournalEvent> journal)
    {
        journal.Add(JournalEvents.Fault(world.Curve.TimeOf(at), edge, "process started again, its cache empty"));
        _waiting.Remove(edge, out var config);
        if (Array.IndexOf(world.Pops.Names, edge) is var pop and >= 0)
        {
            Switch(pop, config, at, clear: false);
            return;
        }
        shield!.IsDown = false;
        world.ShieldConfig = config;
    }

    private void Switch(int pop, int to, long at, bool clear)
    {
        var from = world.Config[pop];
        var rows = world.Rows;
        var all = clear || from == world.Down || to == world.Down || world.Refuses(from) != world.Refuses(to);
        var shapes = world.Shapes.Select(shape => all || !shape.SameUnder(from, to)).ToArray();
        var affected = Affected(shapes);
        if (clear)
        {
            // What is forgotten must be suspended before, all of it.
            ForEach(affected, pop, row => cells.Bulk.Suspend(row, pop, at));
            world.Config[pop] = to;
            cells.Clear(pop, at);
            ForEach(affected, pop, row => cells.Bulk.Resume(row, pop, at));
            return;
        }
        ForEach(affected, pop, row =>
        {
            world.Config[pop] = from;
            cells.Bulk.Suspend(row, pop, at);
            world.Config[pop] = to;
            cells.Bulk.Resume(row, pop, at);
        });
        world.Config[pop] = to;
    }

    private void ForEach(List<int> affected, int pop, Action<int> change)
    {
        for (var i = 0; i < affected.Count; i++)
        {
            world.Rows.PrefetchAhead(affected, i, pop);
            if (world.Rows[affected[i]].Bulk > pop)
            {
                change(affected[i]);
            }
        }
    }

    /// <summary>The rows of some shapes; found once for all PoPs of a deploy.</summary>
    private List<int> Affected(bool[] shapes)
    {
        if (!_shapes.SequenceEqual(shapes))
        {
            _shapes = shapes;
            _rows = [.. world.Rows.All.Where(row => shapes[world.Rows[row].Shape])];
        }
        return _rows;
    }
}
