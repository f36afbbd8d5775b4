using CdnLab.Model.Purging;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Compilation;

/// <summary>What there is to purge in a scenario.</summary>
public static class PurgeScopes
{
    /// <summary>The same, of a catalogue whose orders are made once for all scopes.</summary>
    public static PurgeScope Of(ScenarioSpec spec, Catalogue catalogue) =>
        Of(spec, catalogue.Orders);

    /// <summary>All of a scenario's documents, at the size of its catalogue.</summary>
    public static PurgeScope Of(ScenarioSpec spec, IReadOnlyList<Project> projects) =>
        Of(spec, new ProjectOrders(projects));

    private static PurgeScope Of(ScenarioSpec spec, ProjectOrders projects) => new(projects)
    {
        Families = spec.Families,
        Pops = [.. spec.Topology.Pops.Select(p => p.Name)],
        Shield = spec.Topology.Shield is not null,
    };
}
