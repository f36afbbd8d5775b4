using CdnLab.AppHost.Conducting;
using CdnLab.AppHost.Resources;
using CdnLab.Scenarios.Export;
using CdnLab.Scenarios.Format;

namespace CdnLab.AppHost.Edges;

/// <summary>The edges of a run that are real programs, by name, with the folder of their working files.</summary>
public sealed class EdgeFleet : IDisposable
{
    private readonly Dictionary<string, ProgramEdge> _edges = [];
    private readonly string? _folder;

    private readonly ContainerEngine? _engine;

    private EdgeFleet(string? folder, ContainerEngine? engine) => (_folder, _engine) = (folder, engine);

    /// <summary>No real programs: the lab's own edges.</summary>
    public static EdgeFleet None { get; } = new(null, null);

    /// <summary>The edges of a scenario, not started.</summary>
    /// <exception cref="ResourceException">The program, the engine or a file is absent, or options contradict.</exception>
    /// <exception cref="ExportException">Something that may be deployed has no translation: every finding.</exception>
    public static async Task<EdgeFleet> OfAsync(
        ScenarioSpec scenario, LiveOptions options, string runDirectory, CancellationToken cancellation)
    {
        if (options.Edge == EdgeKind.Builtin)
        {
            return options.EdgeConfigs.Count == 0 && !options.EdgeContainer
                ? None
                : throw new ResourceException(
                    "edge", "--edge-config and --edge-container are for real programs", "add --edge varnish or nginx");
        }
        if (options.Origin is { } address && !EdgeSite.Reaches(address))
        {
            throw new ResourceException("edge", $"--origin {address}: {EdgeSite.OriginWanted}", EdgeSite.OriginFix);
        }
        var own = OwnConfigs.Of(options.EdgeConfigs, [.. scenario.Edge.Configs.Keys]);
        var engine = options.EdgeContainer ? await ContainerEngine.RequireAsync(cancellation) : null;
        Require(scenario, options, own);
        var fleet = new EdgeFleet(Directory.CreateTempSubdirectory("cdnlab-edge-").FullName, engine);
        var shield = scenario.Topology.Shield;
        foreach (var name in scenario.Topology.Pops.Select(pop => pop.Name).Concat(shield is null ? [] : [shield]))
        {
            var plan = fleet.Plan(scenario, options, name, Path.GetFullPath(Path.Combine(runDirectory, "config"))) with
            {
                Own = own,
            };
            fleet._edges[name] = options.Edge == EdgeKind.Varnish ? new VarnishEdge(plan) : new NginxEdge(plan);
        }
        return fleet;
    }

    /// <summary>Tells everything at once that keeps the edges from starting.</summary>
    private static void Require(ScenarioSpec scenario, LiveOptions options, OwnConfigs own)
    {
        var program = options.Edge == EdgeKind.Varnish ? EdgeProgram.Varnish : EdgeProgram.Nginx;
        var site = new EdgeSite { Host = scenario.Topology.Host, Profile = scenario.Edge.Profile };
        var findings = new List<ExportFinding>(own.Findings);
        var absent = options.EdgeContainer ? [] : EdgePrograms.Absent(options.Edge).ToList();
        findings.AddRange(absent);
        if (!options.EdgeContainer && absent.Count == 0)
        {
            findings.AddRange(OwnConfigCheck.Findings(options.Edge, own, site));
        }
        foreach (var config in scenario.Edge.Configs.Values.Where(config => !own.Has(config.Name)))
        {
            try
            {
                EdgeExport.Write(program, config, site);
            }
            catch (ExportException refused)
            {
                findings.AddRange(refused.Findings);
            }
        }
        if (findings.Count > 0)
        {
            throw new ExportException(findings);
        }
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

    private string ContainerOf(string name) => $"{Path.GetFileName(_folder)}-{name}";

    private ProgramPlan Plan(ScenarioSpec scenario, LiveOptions options, string name, string configFolder) => new()
    {
        Site = new EdgeSite
        {
            Name = name,
            Shield = name == scenario.Topology.Shield,
            Host = scenario.Topology.Host,
            Profile = scenario.Edge.Profile,
            FetchTimeout = scenario.Edge.FetchTimeout,
            Speed = options.Speed ?? scenario.Live.Speed,
            Origin = options.Origin ?? new EdgeSite { Host = "", Profile = scenario.Edge.Profile }.Origin,
        },
        Configs = scenario.Edge.Configs,
        Config = scenario.Edge.Config,
        PurgeDelivery = scenario.PurgeDeliveryByPop.GetValueOrDefault(name, scenario.PurgeDelivery),
        Seed = scenario.Seed,
        Launcher = new(
            _engine,
            ContainerOf(name),
            options.Edge == EdgeKind.Varnish ? "varnish:7.1" : "nginx:1.22",
            [_folder!, configFolder]),
        ConfigFolder = configFolder,
        WorkFolder = _folder!,
    };
}
