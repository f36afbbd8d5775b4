using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Timeline;

/// <summary>What each key of a purge means: projects, or one document of a project. Those that are not simulated are left
/// out.</summary>
internal sealed class PurgeTargets
{
    private const int None = -1;
    private const int AllDocuments = -1;
    private readonly World _world;

    // By shard and key: the first project, and the document.
    private readonly (int Project, int Document)[][] _of;

    // By project: the next one that has the same key; empty, where each has one of its own.
    private readonly int[] _same = [];

    public PurgeTargets(World world, PurgeStrategy strategy, IReadOnlyList<PurgeShard> shards)
    {
        _world = world;
        if (PurgeKinds.Of(strategy).TellsApart(strategy) && shards.All(s => s is { ByUrl: false, Keys: ProjectKeys }))
        {
            _of = [.. shards.Select(shard => Of((ProjectKeys)shard.Keys))];
            return;
        }
        _same = new int[world.Compiled.Catalogue.Projects.Count];
        Array.Fill(_same, None);
        var first = shards.All(s => s.Keys.Count == 0) ? []
            : shards.Any(s => s.ByUrl) ? ByUrl() : ByKey(PurgeKinds.Of(strategy).KeyOf(strategy));
        _of = [.. shards.Select(s => s.Keys.Select(
            key => first.TryGetValue(key, out var found) ? found : (None, AllDocuments)).ToArray())];
    }

    /// <summary>Adds the targets of a call to a list.</summary>
    public void Add(PurgeCall call, List<(int Project, int Document)> targets)
    {
        var keys = _of[call.Shard];
        if (keys.Length == 0)
        {
            targets.AddRange(Simulated().Select(project => (project, AllDocuments)));
            return;
        }
        foreach (var (first, document) in keys.AsSpan(call.First, call.Count))
        {
            for (var project = first; project != None; project = Same(project))
            {
                targets.Add((project, document));
            }
        }
    }

    private int Same(int project) => _same.Length == 0 ? None : _same[project];

    /// <summary>Where each project has a key of its own, none need be looked up.</summary>
    private (int Project, int Document)[] Of(ProjectKeys keys)
    {
        var found = new (int Project, int Document)[keys.Count];
        for (var i = 0; i < found.Length; i++)
        {
            var project = keys.Projects[i].Rank - 1;
            found[i] = (_world.Sample.WeightOf(project) > 0 ? project : None, AllDocuments);
        }
        return found;
    }

    private Dictionary<string, (int Project, int Document)> ByKey(Func<Model.Workloads.Project, string> keyOf)
    {
        var (first, projects) = (NewIndex(), _world.Compiled.Catalogue.Projects);
        foreach (var project in Simulated().Where(p => p < projects.Count).Reverse())
        {
            var key = keyOf(projects[project]);
            _same[project] = first.TryGetValue(key, out var other) ? other.Project : None;
            first[key] = (project, AllDocuments);
        }
        return first;
    }

    private Dictionary<string, (int Project, int Document)> ByUrl()
    {
        var (first, projects) = (NewIndex(), _world.Compiled.Catalogue.Projects);
        foreach (var project in Simulated().Where(p => p < projects.Count && projects[p].Differs))
        {
            foreach (var (url, family, version) in AffectedUrls.Of(projects[project], _world.Spec.Families))
            {
                first[url] = (project, PurgeMark.NumberOf(family, version));
            }
        }
        return first;
    }

    private Dictionary<string, (int Project, int Document)> NewIndex() => new(_world.Sample.Size, StringComparer.Ordinal);

    private IEnumerable<int> Simulated() => Enumerable.Range(0, _world.Rows.OfProject.Length - 1)
        .Where(project => _world.Sample.WeightOf(project) > 0);
}
