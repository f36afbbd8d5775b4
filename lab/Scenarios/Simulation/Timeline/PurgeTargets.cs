using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Timeline;

/// <summary>What each key of a purge means: projects, or one document of a project.</summary>
internal sealed class PurgeTargets
{
    private const int None = -1;
    private const int AllDocuments = -1;
    private readonly Dictionary<string, (int Project, int Document)> _first;
    // By project: the next one that has the same key.
    private readonly int[] _same;
    private readonly int _projects;

    public PurgeTargets(World world, PurgeStrategy strategy, IReadOnlyList<PurgeShard> shards)
    {
        var projects = world.Compiled.Catalogue.Projects;
        _projects = world.Rows.OfProject.Length - 1;
        _first = new(shards.Sum(s => s.Keys.Count), StringComparer.Ordinal);
        foreach (var key in shards.SelectMany(s => s.Keys))
        {
            // The dictionary keeps the strings that the shards have.
            _first.TryAdd(key, (None, AllDocuments));
        }
        _same = new int[projects.Count];
        Array.Fill(_same, None);
        var (kind, byUrl) = (PurgeKinds.Of(strategy), shards.Any(s => s.ByUrl));
        for (var i = projects.Count - 1; i >= 0 && _first.Count > 0; i--)
        {
            if (world.Sample.WeightOf(i) == 0)
            {
                continue;
            }
            if (!byUrl && kind.KeyOf(strategy, projects[i]) is var key && _first.TryGetValue(key, out var other))
            {
                _same[i] = other.Project;
                _first[key] = (i, AllDocuments);
            }
            foreach (var (url, family, version) in byUrl ? AffectedUrls.Of(projects[i], world.Spec.Families) : [])
            {
                if (_first.ContainsKey(url))
                {
                    _first[url] = (i, PurgeMark.NumberOf(family, version));
                }
            }
        }
    }

    /// <summary>What a key means; null: everything.</summary>
    public IEnumerable<(int Project, int Document)> Of(string? key)
    {
        if (key is null)
        {
            return Enumerable.Range(0, _projects).Select(project => (project, AllDocuments));
        }
        var (first, document) = _first.GetValueOrDefault(key, (None, AllDocuments));
        return document == AllDocuments ? Chain(first) : [(first, document)];
    }

    private IEnumerable<(int Project, int Document)> Chain(int project)
    {
        for (; project != None; project = _same[project])
        {
            yield return (project, AllDocuments);
        }
    }
}
