using CdnLab.Model.Queueing;
using CdnLab.Model.Topology;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Format;

/// <summary>Takes a share of a scenario's full size: fewer projects, requests, workers and PoPs, so that the rate per
/// project, the load of the origin and the length of a purge keep. docs/scenarios.md states rule and limits.</summary>
public static class ScenarioScaling
{
    /// <summary>Bursts do not shrink with the rate: a shorter queue would reject what the full size never does. The
    /// longest wait still bounds it.</summary>
    private const int QueueMin = 64;

    /// <summary>The scenario at a share of its size.</summary>
    /// <param name="spec">The scenario at full size.</param>
    /// <param name="scale">Share of the full size, above 0.</param>
    /// <param name="pops">PoPs that take part; null or empty: all.</param>
    /// <exception cref="ArgumentException">A PoP is none of the scenario's.</exception>
    public static ScenarioSpec Apply(ScenarioSpec spec, double scale, IReadOnlyCollection<string>? pops = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        var chosen = Choose(spec.Topology, pops);
        var share = chosen.Sum(p => p.Share) / spec.Topology.Pops.Sum(p => p.Share);
        var traffic = scale * (double.IsFinite(share) ? share : 0);
        var workers = Math.Max(1, Round(spec.Origin.Capacity.Workers * scale));
        return spec with
        {
            Live = spec.Live with { Scale = 1, Pops = [] },
            Catalogue = spec.Catalogue with
            {
                Projects = Math.Max(Math.Max(1, spec.Catalogue.Named.Count), Round(spec.Catalogue.Projects * scale)),
            },
            Origin = spec.Origin with { Capacity = Scale(spec.Origin.Capacity, workers, scale) },
            Topology = spec.Topology with
            {
                Pops = chosen,
                CapacityObjects = spec.Topology.CapacityObjects is { } objects
                    ? Math.Max(1, (long)Math.Round(objects * scale, MidpointRounding.AwayFromZero))
                    : null,
            },
            Clients = spec.Clients with
            {
                Rate = spec.Clients.Rate * traffic,
                Personas = Map(spec.Clients.Personas, p => p with { Users = Math.Max(1, Round(p.Users * scale)) }),
            },
            Purges = Map(spec.Purges, p => p.AtScale(scale)),
            Timeline = [.. spec.Timeline
                .Select(step => Scale(step, (double)workers / spec.Origin.Capacity.Workers, traffic))
                .Where(step => Concerns(step.Action, spec.Topology, chosen))
                .Select(step => step.Action is DeployEdgeAction { Pops.Count: > 0 } deploy
                    ? step with { Action = deploy with { Pops = Remaining(deploy, spec.Topology, chosen) } }
                    : step)],
        };
    }

    // Workers are whole, so the service times take up what rounding leaves: workers / service time scales exactly.
    private static CapacityOptions Scale(CapacityOptions capacity, int workers, double scale)
    {
        var slower = workers / (capacity.Workers * scale);
        return capacity with
        {
            Workers = workers,
            QueueMax = Math.Min(capacity.QueueMax, Math.Max(QueueMin, Round(capacity.QueueMax * scale))),
            ServiceTimeMedian = capacity.ServiceTimeMedian * slower,
            SmallServiceTimeMedian = capacity.SmallServiceTimeMedian * slower,
            BytesPerSecond = capacity.BytesPerSecond / slower,
        };
    }

    private static TimelineStep Scale(TimelineStep step, double workers, double traffic) => step.Action switch
    {
        ScaleOutAction scaleOut => step with
        {
            Action = scaleOut with { Workers = Math.Max(1, Round(scaleOut.Workers * workers)) },
        },
        SetClientsAction { Rate: { } rate } clients => step with { Action = clients with { Rate = rate * traffic } },
        _ => step,
    };

    private static IReadOnlyList<PopSpec> Choose(TopologySpec topology, IReadOnlyCollection<string>? pops)
    {
        if (pops is null or { Count: 0 })
        {
            return topology.Pops;
        }
        var unknown = pops.FirstOrDefault(name => topology.Pops.All(p => p.Name != name));
        return unknown is null
            ? [.. topology.Pops.Where(p => pops.Contains(p.Name))]
            : throw new ArgumentException(
                $"'{unknown}' is not a PoP; known: {string.Join(", ", topology.Pops.Select(p => p.Name))}",
                nameof(pops));
    }

    private static bool Concerns(TimelineAction action, TopologySpec topology, IReadOnlyList<PopSpec> chosen) =>
        action switch
        {
            DeployEdgeAction { Pops.Count: > 0 } deploy => Remaining(deploy, topology, chosen).Count > 0,
            FaultAction { Target: var target } =>
                topology.Pops.All(p => p.Name != target) || chosen.Any(p => p.Name == target),
            _ => true,
        };

    private static IReadOnlyList<string> Remaining(
        DeployEdgeAction deploy, TopologySpec topology, IReadOnlyList<PopSpec> chosen) =>
        [.. deploy.Pops.Where(name => name == topology.Shield || chosen.Any(p => p.Name == name))];

    private static OrderedDictionary<string, T> Map<T>(IReadOnlyDictionary<string, T> values, Func<T, T> map) =>
        new(values.Select(v => KeyValuePair.Create(v.Key, map(v.Value))), StringComparer.Ordinal);

    private static int Round(double value) => (int)Math.Round(value, MidpointRounding.AwayFromZero);
}
