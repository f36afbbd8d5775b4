using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;
using CdnLab.Model.Topology;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Checking.Change;

/// <summary>A change as it is checked: what is in force, what will be, and the plan that leads there.</summary>
public sealed record ChangeSpec
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>One line for reports.</summary>
    public string Title { get; init; } = "";

    /// <summary>Host that clients ask for.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>Whether PoPs fetch through a shield.</summary>
    public bool Shield { get; init; } = true;

    /// <summary>The kinds of document.</summary>
    public IReadOnlyList<DocumentFamily> Families { get; init; } = [];

    /// <summary>Releases of the origin, and the one in force before the first step.</summary>
    public OriginSpec Origin { get; init; } = new();

    /// <summary>Configs of the edge, and the one in force before the first step.</summary>
    public EdgeSpec Edge { get; init; } = new();

    /// <summary>Names to try, as their owners write them.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>File of names or URLs, one a line; null: none.</summary>
    public string? NamesFile { get; init; }

    /// <summary>Projects that exist, when they are known to be all; null: the names are examples.</summary>
    public Catalogue? Catalogue { get; init; }

    /// <summary>Clients.</summary>
    public IReadOnlyList<ClientPersona> Personas { get; init; } = DefaultPersonas.All;

    /// <summary>The plan.</summary>
    public IReadOnlyList<ChangeStep> Steps { get; init; } = [];

    /// <summary>What may go wrong.</summary>
    public IReadOnlyList<FaultKind> Faults { get; init; } = [FaultKind.PurgeRace];

    /// <summary>Bounds of its properties.</summary>
    public ChangeBounds Bounds { get; init; } = new();

    /// <summary>Parts of real configurations that were not understood; empty: all is known.</summary>
    public IReadOnlyList<UnreadPart> Unread { get; init; } = [];

    /// <summary>Where the file is, for findings about the whole.</summary>
    public SourcePlace Place { get; init; } = new("", 1, 1);

    /// <summary>Rules, families and host as a scenario, for what asks the rules.</summary>
    public ScenarioSpec Rules => new()
    {
        Name = Name,
        Families = Families,
        Origin = Origin,
        Edge = Edge,
        Topology = new TopologySpec { Host = Host, Shield = Shield ? "shield" : null, Pops = [new PopSpec("pop")] },
    };
}
