using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Purging;

/// <summary>What there is to purge.</summary>
/// <param name="Projects">The projects, most popular first.</param>
public sealed record PurgeScope(IReadOnlyList<Project> Projects)
{
    /// <summary>The kinds of document, for purges by URL.</summary>
    public IReadOnlyList<DocumentFamily> Families { get; init; } = [];

    /// <summary>Names of the PoPs, for purges of one after the other.</summary>
    public IReadOnlyList<string> Pops { get; init; } = [];

    /// <summary>Whether there is a shield.</summary>
    public bool Shield { get; init; }
}
