using CdnLab.Scenarios.Checking.Properties;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>Breadth-first search of the states that a plan can lead to. With all of them, what it finds first is
/// shortest; with the fullest only (<see cref="Filler"/>), it is done soonest.</summary>
internal sealed class Search
{
    private readonly World _world;
    private readonly SearchLimits _limits;
    private readonly Transitions _transitions;
    private readonly Probe _probe;
    private readonly StateSet _states;
    private readonly Dictionary<ViolationKey, Violation> _violations = [];
    private readonly Filler? _filler;
    private readonly HashSet<ViolationKey>? _wanted;
    private long _steps;
    private int _depth;

    private Search(
        World world, IReadOnlyList<IChainProperty> properties, SearchLimits limits, IEnumerable<ViolationKey>? wanted)
    {
        (_world, _limits) = (world, limits);
        _transitions = new(world);
        _probe = new(world, properties);
        _states = new(world.Length);
        _wanted = wanted?.ToHashSet();
        _filler = wanted is null ? new(world, _transitions.Asked) : null;
    }

    /// <summary>Finds out whether anything is broken, and where.</summary>
    public static SearchResult Prove(World world, IReadOnlyList<IChainProperty> properties, SearchLimits limits) =>
        new Search(world, properties, limits, null).Run();

    /// <summary>Finds the shortest ways to break what is known to break, as far as the limits allow.</summary>
    public static SearchResult Find(
        World world, IReadOnlyList<IChainProperty> properties, SearchLimits limits, IEnumerable<ViolationKey> wanted) =>
        new Search(world, properties, limits, wanted).Run();

    private SearchResult Run()
    {
        var actions = _world.Plan.Points.Select(_transitions.At).ToList();
        var next = new byte[_world.Length];
        _filler?.Fill(next);
        _states.Add(next, -1, 0);
        Look(next, -1, 0);
        var (id, level) = (0, 1);
        for (; id < _states.Count && _states.Count <= _limits.StatesMax && !Enough; id++)
        {
            if (id == level)
            {
                (_depth, level) = (_depth + 1, _states.Count);
            }
            var point = _states[id][0];
            foreach (var action in actions[point])
            {
                _states[id].CopyTo(next);
                _transitions.Do(next, action);
                _steps++;
                var purged = _probe.IsPurge(point, action);
                if (purged)
                {
                    Look(next, id, action.Code, purged);
                }
                _filler?.Fill(next);
                if (_states.Add(next, id, action.Code))
                {
                    Look(next, id, action.Code);
                }
            }
            _limits.Report(_states.Count, id);
        }
        return new(
            _world,
            Shortest.Sorted(_violations.Values),
            _states.Count,
            _steps,
            _states.Bytes,
            id == _states.Count);
    }

    private bool Enough => _wanted?.Count == 0 || (_limits.First && _violations.Count > 0);

    private void Look(ReadOnlySpan<byte> state, int parent, int action, bool purged = false)
    {
        var point = _world.Plan.Points[state[0]];
        _probe.Look(state, purged, (rule, what, client, result) =>
            Keep(new(rule, point.Steps, point.Between, what), point, client, result, parent, action));
    }

    private void Keep(ViolationKey key, PlanPoint point, int client, ChainResult result, int parent, int action)
    {
        if (!_violations.TryGetValue(key, out var known))
        {
            var trace = Trace(parent, action);
            _violations.Add(key, new(key, trace.Count, point, _probe.Walker.Keep(client, result), trace));
            _wanted?.Remove(key);
        }
        else if (known.Walk.Hops.Count > _probe.Walker.Hops.Count && known.Depth == _depth + 1)
        {
            _violations[key] = known with { Walk = _probe.Walker.Keep(client, result), Trace = Trace(parent, action) };
        }
    }

    private List<SearchAction> Trace(int parent, int action)
    {
        var trace = new List<SearchAction>();
        for (; parent >= 0; (parent, action) = (_states.ParentOf(parent), _states.ActionOf(parent)))
        {
            trace.Add(SearchAction.Of(action));
        }
        trace.Reverse();
        return trace;
    }
}
