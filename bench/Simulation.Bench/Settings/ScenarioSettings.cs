using System.Globalization;
using CdnLab.Model.Topology;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Simulation.Bench.Settings;

/// <summary>What a measurement varies in a scenario: <c>duration</c>, <c>clients.rate</c>, <c>catalogue.projects</c>,
/// <c>topology.pops</c> (a number of them), <c>purges</c> (<c>none</c>) and <c>families</c> (one: all ask for it).
/// </summary>
internal static class ScenarioSettings
{
    private const double PopExponent = 0.7;

    public static ScenarioSpec Apply(ScenarioSpec spec, string setting)
    {
        if (setting.Split('=') is not [var key, var value])
        {
            throw new ArgumentException($"'{setting}' is not KEY=VALUE");
        }

        double Number() => double.Parse(value, CultureInfo.InvariantCulture);
        return key switch
        {
            "duration" => spec with
            {
                Duration = Durations.Parse(value) ?? throw new ArgumentException($"'{value}' is not a duration"),
            },
            "clients.rate" => spec with { Clients = spec.Clients with { Rate = Number() } },
            "catalogue.projects" => spec with { Catalogue = spec.Catalogue with { Projects = (int)Number() } },
            "topology.pops" => spec with { Topology = spec.Topology with { Pops = Pops((int)Number()) } },
            "purges" when value == "none" => spec with
            {
                Timeline = [.. spec.Timeline.Where(step => step.Action is not PurgeAction)],
            },
            "families" => With(spec, value),
            _ => throw new ArgumentException($"'{setting}' is no setting of the measurements"),
        };
    }

    private static ScenarioSpec With(ScenarioSpec spec, string family) => spec with
    {
        Families = [.. spec.Families.Where(f => f.Name == family)],
        Origin = spec.Origin with
        {
            Releases = spec.Origin.Releases.ToDictionary(r => r.Key, r => r.Value with
            {
                Routes = r.Value.Routes.Where(route => route.Key == family).ToDictionary(),
            }),
        },
        Clients = spec.Clients with
        {
            Personas = spec.Clients.Personas.ToDictionary(p => p.Key, p => p.Value with
            {
                Families = new Dictionary<string, double> { [family] = 1 },
            }),
        },
    };

    /// <summary>So many PoPs, their traffic by rank ^ -0.7, as that of the flagship's.</summary>
    private static List<PopSpec> Pops(int count) =>
        [.. Enumerable.Range(1, count).Select(rank => new PopSpec($"p{rank}", Math.Pow(rank, -PopExponent)))];
}
