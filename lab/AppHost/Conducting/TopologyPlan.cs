using System.Text.Json;
using CdnLab.AppHost.Edges;
using CdnLab.AppHost.Resources;
using CdnLab.Edge.Configuration;
using CdnLab.Model;
using CdnLab.Origin.Configuration;
using CdnLab.Scenarios.Format;
using CdnLab.Traffic.Configuration;

namespace CdnLab.AppHost.Conducting;

/// <summary>Which processes a scenario needs, in which order, with which options. The options are files in the run
/// directory, so that a reader of a run sees what each process was told.</summary>
public static class TopologyPlan
{
    /// <summary>Name of the origin's process.</summary>
    public const string OriginName = "origin";

    /// <summary>Name of the traffic generator's process.</summary>
    public const string TrafficName = "traffic";

    /// <summary>Name of the redirector's process.</summary>
    public const string RedirectorName = "redirector";

    /// <summary>The processes of a scenario at its scale.</summary>
    public static IReadOnlyList<Resource> Of(
        ScenarioSpec scenario, LiveOptions options, string runDirectory, EdgeFleet? fleet = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(runDirectory, "config")).FullName;
        var plan = new List<Resource>();
        if (options.Origin is null)
        {
            plan.Add(Service(OriginName, "CdnLab.Origin", Write(folder, OriginName, OriginOf(scenario, options))));
        }
        var behind = scenario.Topology.Shield ?? OriginName;
        if (scenario.Topology.Shield is { } shield)
        {
            plan.AddRange(fleet?[shield] is { } program
                ? program.Resources(Behind(options, OriginName))
                : [EdgeOf(scenario, options, shield, EdgeTier.Shield, OriginName, folder)]);
        }
        foreach (var pop in scenario.Topology.Pops)
        {
            plan.AddRange(fleet?[pop.Name] is { } program
                ? program.Resources(Behind(options, behind))
                : [EdgeOf(scenario, options, pop.Name, EdgeTier.Pop, behind, folder)]);
        }
        var pops = scenario.Topology.Pops.Select(pop => new Dependency(pop.Name)).ToList();
        if (RedirectorOf(scenario) is { } redirector)
        {
            plan.Add(Service(RedirectorName, "CdnLab.Redirector", Write(folder, RedirectorName, redirector)) with
            {
                DependsOn = [new Dependency(scenario.Topology.Pops[0].Name) { As = "edge" }],
            });
            pops.Add(RedirectorName);
        }
        plan.Add(Service(TrafficName, "CdnLab.Traffic", Write(folder, TrafficName, TrafficOf(scenario))) with
        {
            DependsOn = pops,
        });
        return plan;
    }

    private static Resource EdgeOf(
        ScenarioSpec scenario, LiveOptions options, string name, EdgeTier tier, string behind, string folder)
    {
        var edge = new EdgeOptions
        {
            Name = name,
            Tier = tier,
            Origin = behind == OriginName ? options.Origin : null,
            Profile = scenario.Edge.Profile,
            Configs = [.. scenario.Edge.Configs.Values],
            Config = scenario.Edge.Config,
            Host = scenario.Topology.Host,
            Timeouts = new FetchTimeouts { Headers = scenario.Edge.FetchTimeout },
            PurgeDelivery = scenario.PurgeDeliveryByPop.GetValueOrDefault(name, scenario.PurgeDelivery),
            Seed = scenario.Seed,
            AllowTrace = true,
        };
        return Service(name, "CdnLab.Edge", Write(folder, name, edge)) with
        {
            DependsOn = Behind(options, behind) is { } dependency ? [dependency] : [],
        };
    }

    /// <summary>What an edge asks; null: an origin of the user's own.</summary>
    private static Dependency? Behind(LiveOptions options, string behind) =>
        behind == OriginName && options.Origin is not null ? null : new(behind) { As = OriginName };

    private static OriginOptions OriginOf(ScenarioSpec scenario, LiveOptions options) => new()
    {
        Seed = scenario.Seed,
        Catalogue = scenario.Catalogue,
        Families = scenario.Families,
        Releases = [.. scenario.Origin.Releases.Values],
        Release = scenario.Origin.Release,
        Capacity = scenario.Origin.Capacity,
        Database = options.Database,
    };

    private static TrafficOptions TrafficOf(ScenarioSpec scenario) => new()
    {
        Seed = scenario.Seed,
        Catalogue = scenario.Catalogue,
        Families = scenario.Families,
        Personas = [.. scenario.Clients.Personas.Values],
        Mix = scenario.Clients.Mix,
        Rate = scenario.Clients.Rate,
        Host = scenario.Topology.Host,
        Targets = [.. scenario.Topology.Pops.Select(pop => new TargetOptions(pop.Name, Share: pop.Share))],
        Redirector = scenario.Redirector is { } spec ? new RedirectorOptions(spec.Path) : null,
    };

    private static Redirector.Configuration.RedirectorOptions? RedirectorOf(ScenarioSpec scenario) =>
        scenario.Redirector is { } spec
            ? new()
            {
                Path = spec.Path,
                Document = spec.Document,
                Host = scenario.Topology.Host,
                FoundHeaders = spec.FoundHeaders,
                Client = new() { Name = RedirectorName, UserAgent = RedirectorName, RequestsMax = spec.RequestsMax },
            }
            : null;

    private static Resource Service(string name, string assembly, string config) =>
        new(name, ResourceProgram.Service(assembly))
        {
            Environment = new Dictionary<string, string> { ["CDNLAB_CONFIG"] = config },
        };

    private static string Write<T>(string folder, string name, T options)
    {
        var path = Path.Combine(folder, name + ".json");
        File.WriteAllText(path, JsonSerializer.Serialize(options, ModelJson.Indented) + "\n");
        return path;
    }
}
