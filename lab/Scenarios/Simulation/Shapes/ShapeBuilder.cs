using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>Makes the shape of one class table and variant.</summary>
internal sealed class ShapeBuilder
{
    private readonly ScenarioSpec _spec;
    private readonly ClassTable _table;
    private readonly List<string> _urls = [];
    private readonly List<string> _keys = [];
    private readonly ContentList _contents;

    private ShapeBuilder(ScenarioSpec spec, ClassTable table)
    {
        (_spec, _table) = (spec, table);
        _contents = new(spec.Edge.Profile, IndexOfLocation);
    }

    /// <summary>The shape, or null when nobody asks for it.</summary>
    /// <param name="spec">The scenario.</param>
    /// <param name="table">Its table of a class.</param>
    /// <param name="gzip">The variant; null: the answers do not vary.</param>
    /// <param name="bulk">Flows of clients without caches of their own; [1] at the redirector's PoP.</param>
    /// <param name="caching">Flows of clients with caches.</param>
    /// <exception cref="CompilationException">It has too many keys or answers.</exception>
    public static Shape? Build(
        ScenarioSpec spec, ClassTable table, bool? gzip, FlowPlan[] bulk, FlowPlan caching)
    {
        if (bulk.All(plan => plan.Flows.Count == 0) && caching.Flows.Count == 0)
        {
            return null;
        }
        var builder = new ShapeBuilder(spec, table);
        foreach (var url in bulk.Append(caching).SelectMany(plan => plan.Urls))
        {
            builder.IndexOf(url);
        }
        return builder.Finish(gzip, bulk, caching);
    }

    private Shape Finish(bool? gzip, FlowPlan[] plans, FlowPlan caching)
    {
        // The lists grow while they are walked: what an answer or a rule leads to is walked too.
        var edge = _spec.Edge.Configs.Values.Select(_ => new List<EdgeStep>()).ToList();
        var answers = _spec.Origin.Releases.Values.Select(_ => new List<Content>()).ToList();
        for (var url = 0; url < _urls.Count; url++)
        {
            foreach (var (config, steps) in _spec.Edge.Configs.Keys.Zip(edge))
            {
                steps.Add(Step(_table.Edge[(config, _urls[url])]));
            }
            foreach (var (release, list) in _spec.Origin.Releases.Keys.Zip(answers))
            {
                list.Add(_contents.Make(_table.Origin[(release, _urls[url])]));
            }
        }
        if (_urls.Count > 60 || _keys.Count > Shape.KeysMax)
        {
            throw new CompilationException(
                $"'{_table.Example}': {_urls.Count} URLs and {_keys.Count} cache keys of one document "
                + $"({string.Join(", ", _keys)}); a simulation follows at most {Shape.KeysMax} keys");
        }
        var made = edge.SelectMany(steps => steps).Where(step => step.Outcome == EdgeRequestOutcome.Redirect)
            .Select(step => _contents.OfEdge(step.Status, step.Target));
        var contents = ContentList.Sorted(answers.SelectMany(list => list).Concat(made));
        if (contents.Count(c => c is { Storable: true }) is var storable and > Shape.StorableMax)
        {
            throw new CompilationException(
                $"'{_table.Example}': {storable} different answers to store; a simulation follows {Shape.StorableMax}");
        }
        var repeated = _spec.Clients.Personas.Values.Where(p => p.RetriesMax > 0)
            .SelectMany(p => p.RetryOn).ToHashSet();
        var simple = _keys.Count == 1 && contents.All(c => c is null || c.Target < 0)
            && edge.All(steps => steps.All(s => s.Outcome == EdgeRequestOutcome.Lookup))
            && !contents.Any(c => c is not null && repeated.Contains(RedirectRule.Outcome(c.Status)));
        var shape = new Shape
        {
            Gzip = gzip,
            Class = _table.Class,
            Family = _spec.Families.First(f => f.Name == _table.Class.Family),
            Versioned = _spec.Families.First(f => f.Name == _table.Class.Family).Paths[_table.Class.Form]
                .Contains("{version}", StringComparison.Ordinal),
            Urls = [.. _urls],
            Keys = [.. _keys],
            Edge = [.. edge.Select(steps => steps.ToArray())],
            Answer = [.. answers.Select(list => list.Select(c => (byte)Array.IndexOf(contents, c)).ToArray())],
            Contents = contents!,
            Simple = simple,
        };
        shape.SetFlows(plans, caching);
        return shape;
    }

    private EdgeStep Step(EdgeCell cell) => new(
        cell.Outcome,
        cell.Outcome == EdgeRequestOutcome.Lookup ? KeyOf(cell.Key) : -1,
        cell.Outcome == EdgeRequestOutcome.Redirect ? -1 : IndexOf(cell.Url),
        cell.Status,
        cell.Outcome == EdgeRequestOutcome.Redirect ? IndexOfLocation(cell.Location) : -1);

    private int KeyOf(string key)
    {
        if (!_keys.Contains(key))
        {
            _keys.Add(key);
        }
        return _keys.IndexOf(key);
    }

    private int IndexOf(string url)
    {
        if (!_urls.Contains(url))
        {
            _urls.Add(url);
        }
        return _urls.IndexOf(url);
    }

    private int IndexOfLocation(string? location)
    {
        if (location is null)
        {
            return -1;
        }
        var host = new[] { "https://", "http://" }.Select(scheme => scheme + _spec.Topology.Host)
            .FirstOrDefault(prefix => location.StartsWith(prefix + "/", StringComparison.OrdinalIgnoreCase));
        var path = location.StartsWith('/') ? location : host is null ? null : location[host.Length..];
        return path is null || !_table.Edge.ContainsKey((_spec.Edge.Config, path)) ? -1 : IndexOf(path);
    }
}
