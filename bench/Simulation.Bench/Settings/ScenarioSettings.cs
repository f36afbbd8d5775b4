using System.Globalization;
using CdnLab.Model.Topology;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Simulation.Bench.Settings;

/// <summary>What a measurement varies in a scenario: <c>duration</c>, <c>clients.rate</c>, <c>catalogue.projects</c>,
/// <c>topology.pops</c> (a number of them) and <c>purges</c> (<c>none</c>).</summary>
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
            _ => throw new ArgumentException($"'{setting}' is no setting of the measurements"),
        };
    }

    /// <summary>So many PoPs, their traffic by rank ^ -0.7, as that of the flagship's.</summary>
    private static List<PopSpec> Pops(int count) =>
        [.. Enumerable.Range(1, count).Select(rank => new PopSpec($"p{rank}", Math.Pow(rank, -PopExponent)))];
}
