using CdnLab.AppHost.Conducting;
using CdnLab.Scenarios.Export;
using CdnLab.Scenarios.Format;

namespace CdnLab.AppHost.Edges;

/// <summary>The edges of a run that are real programs, by name, with the folder of their working files.</summary>
public sealed class EdgeFleet : IDisposable
{
    private readonly Dictionary<string, ProgramEdge> _edges = [];
    private readonly string? _folder;

    private EdgeFleet(string? folder) => _folder = folder;

    /// <summary>No real programs: the lab's own edges.</summary>
    public static EdgeFleet None { get; } = new(null);

    /// <summary>The edges of a scenario, not started.</summary>
    /// <exception cref="Resources.ResourceException">The program is absent.</exception>
    public static EdgeFleet Of(ScenarioSpec scenario, LiveOptions options, string runDirectory)
    {
        EdgePrograms.Require(options.Edge);
        if (options.Edge == EdgeKind.Builtin)
        {
            return None;
        }
        var fleet = new EdgeFleet(Directory.CreateTempSubdirectory("cdnlab-edge-").FullName);
        var shield = scenario.Topology.Shield;
        foreach (var name in scenario.Topology.Pops.Select(pop => pop.Name).Concat(shield is null ? [] : [shield]))
        {
            var plan = fleet.Plan(scenario, options, name, Path.GetFullPath(Path.Combine(runDirectory, "config")));
            fleet._edges[name] = options.Edge == EdgeKind.Varnish ? new VarnishEdge(plan) : new NginxEdge(plan);
        }
        return fleet;
    }

    /// <summary>The program that runs as an edge; null: the lab's own.</summary>
    public ProgramEdge? this[string name] => _edges.GetValueOrDefault(name);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private ProgramPlan Plan(ScenarioSpec scenario, LiveOptions options, string name, string configFolder) => new()
    {
        Site = new EdgeSite
        {
            Name = name,
            Shield = name == scenario.Topology.Shield,
            Host = scenario.Topology.Host,
            Profile = scenario.Edge.Profile,
            Speed = options.Speed ?? scenario.Live.Speed,
            Origin = options.Origin ?? new EdgeSite { Host = "", Profile = scenario.Edge.Profile }.Origin,
        },
        Configs = scenario.Edge.Configs,
        Config = scenario.Edge.Config,
        PurgeDelivery = scenario.PurgeDeliveryByPop.GetValueOrDefault(name, scenario.PurgeDelivery),
        Seed = scenario.Seed,
        ConfigFolder = configFolder,
        WorkFolder = _folder!,
    };
}
