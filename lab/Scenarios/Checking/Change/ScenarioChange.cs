using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Checking.Change;

/// <summary>The change that a scenario's timeline makes: its deploys and purges are the steps, the time between them is
/// waited.</summary>
internal static class ScenarioChange
{
    public static ChangeSpec Of(ScenarioSpec scenario, string file, SourceNode root)
    {
        var steps = new List<ChangeStep>();
        var last = scenario.Start;
        foreach (var (step, index) in scenario.Timeline.Select((step, index) => (step, index)))
        {
            if (Action(step.Action, scenario) is not { } action)
            {
                continue;
            }
            var place = StepPlaces.Item(file, root, "timeline", index);
            if (step.At > last && steps.Count > 0)
            {
                steps.Add(new(new WaitStep(step.At - last), place));
            }
            last = step.At;
            steps.Add(new(action, place));
        }
        return new()
        {
            Name = scenario.Name,
            Title = scenario.Title,
            Host = scenario.Topology.Host,
            Shield = scenario.Topology.Shield is not null,
            Families = scenario.Families,
            Origin = scenario.Origin,
            Edge = scenario.Edge,
            Catalogue = Catalogue.Create(scenario.Catalogue, scenario.Seed),
            Personas = [.. scenario.Clients.Personas.Values.Where(p => !p.AsksRedirector)],
            Steps = steps,
            Faults = [.. Faults(scenario)],
            Place = new(file, root.Start.Line, root.Start.Column),
        };
    }

    private static StepAction? Action(TimelineAction action, ScenarioSpec scenario) => action switch
    {
        DeployOriginAction deploy => new DeployOriginStep(deploy.Release),
        DeployEdgeAction deploy => new DeployEdgeStep { Config = deploy.Config, Tier = Where(deploy.Pops, scenario) },
        RollBackAction back => new RollBackStep { Origin = back.Origin, Edge = back.Edge },
        PurgeAction purge => Purge(scenario.Purges[purge.Strategy]),
        _ => null,
    };

    private static Tier Where(IReadOnlyList<string> pops, ScenarioSpec scenario) =>
        pops.Count == 0 ? Tier.All
        : scenario.Topology.Shield is not { } shield || !pops.Contains(shield) ? Tier.Pops
        : pops.Count == 1 ? Tier.Shield : Tier.All;

    private static PurgeStep Purge(PurgeStrategy strategy) => new()
    {
        All = PurgeKinds.Of(strategy).TakesAll,
        Keys = PurgeKinds.Of(strategy).TakesAll ? [] : [strategy.Key],
        Mode = strategy.Mode,
        Names = PurgePlanner.MeansOnlyAffected(strategy) ? NameScope.Differing : NameScope.All,
    };

    private static IEnumerable<FaultKind> Faults(ScenarioSpec scenario)
    {
        yield return FaultKind.PurgeRace;
        if (scenario.PurgeDelivery.LossRatio > 0 || scenario.PurgeDeliveryByPop.Values.Any(d => d.LossRatio > 0)
            || scenario.Purges.Values.Any(p => p.FailureRatio > 0))
        {
            yield return FaultKind.LostPurge;
        }
        if (scenario.Timeline.Select(s => s.Action).OfType<FaultAction>().Any(f => f.Target == FaultAction.Origin))
        {
            yield return FaultKind.OriginError;
        }
    }
}
