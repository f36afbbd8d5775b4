using CdnLab.Model.Purging;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Compilation;

/// <summary>What there is to purge in a scenario.</summary>
public static class PurgeScopes
{
    /// <summary>All of a scenario's documents, at the size of its catalogue.</summary>
    public static PurgeScope Of(ScenarioSpec spec, IReadOnlyList<Project> projects) => new(projects)
    {
        Families = spec.Families,
        Pops = [.. spec.Topology.Pops.Select(p => p.Name)],
        Shield = spec.Topology.Shield is not null,
    };
}
