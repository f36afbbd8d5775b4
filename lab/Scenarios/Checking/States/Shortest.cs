using CdnLab.Scenarios.Checking.Properties;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>Takes out of a trace what is not needed.</summary>
internal sealed class Shortest
{
    private readonly World _world;
    private readonly Transitions _transitions;
    private readonly Probe _probe;

    private Shortest(World world, IReadOnlyList<IChainProperty> properties)
    {
        _world = world;
        _transitions = new(world);
        _probe = new(world, properties);
    }

    /// <summary>Violations, the shortest first.</summary>
    public static IReadOnlyList<Violation> Sorted(IEnumerable<Violation> violations) =>
        [.. violations.OrderBy(v => v.Depth + v.Walk.Hops.Count).ThenBy(v => v.Key.Steps)
            .ThenBy(v => v.Key.Rule.Id, StringComparer.Ordinal).ThenBy(v => v.Key.What, StringComparer.Ordinal)];

    /// <summary>A violation found among the fullest states, told by requests that are all needed.</summary>
    public static Violation Of(World world, IReadOnlyList<IChainProperty> properties, Violation violation)
    {
        var one = new Shortest(world, properties);
        var trace = one.Spelled(violation.Trace);
        var best = one.Try(trace, violation) ?? violation;
        for (var i = trace.Count - 1; i >= 0; i--)
        {
            if (trace[i].Kind != ActionKind.Plan)
            {
                List<SearchAction> fewer = [.. trace[..i], .. trace[(i + 1)..]];
                if (one.Try(fewer, violation) is { } shorter)
                {
                    (trace, best) = (fewer, shorter);
                }
            }
        }
        return best;
    }

    // With the requests that fill what the search took for filled.
    private List<SearchAction> Spelled(IReadOnlyList<SearchAction> trace)
    {
        var filler = new Filler(_world, _transitions.Asked);
        var state = new byte[_world.Length];
        var all = new List<SearchAction>();
        filler.Fill(state, all);
        foreach (var (action, index) in trace.Select((a, i) => (a, i)))
        {
            var purged = _probe.IsPurge(state[0], action);
            _transitions.Do(state, action);
            all.Add(action);
            if (index < trace.Count - 1 || !purged)
            {
                filler.Fill(state, all);
            }
        }
        return all;
    }

    private Violation? Try(IReadOnlyList<SearchAction> trace, Violation violation)
    {
        var state = new byte[_world.Length];
        var purged = false;
        foreach (var action in trace)
        {
            purged = _probe.IsPurge(state[0], action);
            _transitions.Do(state, action);
        }
        Violation? found = null;
        _probe.Look(state, purged, (rule, what, client, result) =>
        {
            if (rule == violation.Key.Rule && what == violation.Key.What && state[0] == violation.Point.Index)
            {
                found ??= violation with
                {
                    Depth = trace.Count, Trace = trace, Walk = _probe.Walker.Keep(client, result),
                };
            }
        });
        return found;
    }
}
