using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Purging;

/// <summary>What there is to purge.</summary>
/// <param name="Orders">The projects, most popular first, and in other orders.</param>
public sealed record PurgeScope(ProjectOrders Orders)
{
    /// <summary>The same of projects whose other orders are still to be made.</summary>
    public PurgeScope(IReadOnlyList<Project> projects)
        : this(new ProjectOrders(projects))
    {
    }

    /// <summary>The projects, most popular first.</summary>
    public IReadOnlyList<Project> Projects => Orders.Projects;

    /// <summary>The kinds of document, for purges by URL.</summary>
    public IReadOnlyList<DocumentFamily> Families { get; init; } = [];

    /// <summary>Names of the PoPs, for purges of one after the other.</summary>
    public IReadOnlyList<string> Pops { get; init; } = [];

    /// <summary>Whether there is a shield.</summary>
    public bool Shield { get; init; }
}
