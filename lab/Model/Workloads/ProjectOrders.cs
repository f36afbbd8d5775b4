using System.Collections.Concurrent;
using CdnLab.Model.Randomness;

namespace CdnLab.Model.Workloads;

/// <summary>Orders and groups of projects that plans of purges begin with, each made once, when it is first asked for.
/// Safe for use by several threads.</summary>
/// <param name="projects">The projects.</param>
public sealed class ProjectOrders(IReadOnlyList<Project> projects)
{
    private readonly Lazy<IReadOnlyList<Project>> _byName =
        new(() => [.. projects.OrderBy(p => p.Normalized, StringComparer.Ordinal)]);

    private readonly Lazy<IReadOnlyList<Project>> _byHash =
        new(() => [.. projects.OrderBy(p => StableHash.Of(p.Normalized))]);

    private readonly Lazy<ProjectOrders> _differing = new(() => new([.. projects.Where(p => p.Differs)]));
    private readonly ConcurrentDictionary<string, IReadOnlyList<(string, IReadOnlyList<Project>)>> _groups =
        new(StringComparer.Ordinal);

    /// <summary>The projects as given.</summary>
    public IReadOnlyList<Project> Projects => projects;

    /// <summary>By normalised name.</summary>
    public IReadOnlyList<Project> ByName => _byName.Value;

    /// <summary>By the hash of the normalised name: popular and rare projects evenly mixed, whatever their names.
    /// </summary>
    public IReadOnlyList<Project> ByHash => _byHash.Value;

    /// <summary>Those whose spellings differ.</summary>
    public ProjectOrders Differing => _differing.Value;

    /// <summary>Groups in the order of their names, each in the order of its projects' normalised names.</summary>
    /// <param name="way">Name of the way of grouping: two ways must not share one.</param>
    /// <param name="groupOf">The group of a project.</param>
    public IReadOnlyList<(string Name, IReadOnlyList<Project> Projects)> Groups(
        string way, Func<Project, string> groupOf) => _groups.GetOrAdd(way, _ =>
        [
            .. ByName.GroupBy(groupOf, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (g.Key, (IReadOnlyList<Project>)[.. g])),
        ]);
}
