using System.Collections;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Purging;

/// <summary>The surrogate keys of projects, in their order. A key is made when it is asked for: a purge of a whole
/// catalogue needs each of them once.</summary>
/// <param name="projects">The projects.</param>
/// <param name="keyOf">The key of one.</param>
public sealed class ProjectKeys(IReadOnlyList<Project> projects, Func<Project, string> keyOf) : IReadOnlyList<string>
{
    /// <summary>The projects, in this order.</summary>
    public IReadOnlyList<Project> Projects => projects;

    /// <inheritdoc/>
    public int Count => projects.Count;

    /// <inheritdoc/>
    public string this[int index] => keyOf(projects[index]);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => projects.Select(keyOf).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
