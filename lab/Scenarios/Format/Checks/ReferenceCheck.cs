using CdnLab.Model.Purging;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>What is named exists.</summary>
internal sealed class ReferenceCheck(ScenarioSpec spec, ReadContext context) : SpecCheck(spec, context)
{
    private IEnumerable<string> Releases => Spec.Origin.Releases.Keys;

    private IEnumerable<string> Configs => Spec.Edge.Configs.Keys;

    private IEnumerable<string> Families => Spec.Families.Select(f => f.Name);

    private IEnumerable<string> Pops => Spec.Topology.Pops.Select(p => p.Name);

    private IEnumerable<string> Personas => Spec.Clients.Personas.Keys;

    // Nothing when no PoP could be read, so that names of PoPs are not blamed for it.
    private IEnumerable<string> Edges =>
        Spec.Topology is { Shield: { } shield, Pops.Count: > 0 } ? Pops.Append(shield) : Pops;

    public override void Run()
    {
        Refer(Node(Spec.Origin, "release"), Spec.Origin.Release, "origin.release", "release", Releases);
        Refer(Node(Spec.Edge, "config"), Spec.Edge.Config, "edge.config", "config", Configs);
        ReferItems(Node(Spec.Live, "pops"), "live.pops", "PoP", Pops);
        ReferKeys(Node(Spec, "purge_delivery_by_pop"), "purge_delivery_by_pop", "PoP or shield", Edges);
        ReferKeys(Node(Spec.Clients, "mix"), "clients.mix", "persona", Personas);
        foreach (var release in Spec.Origin.Releases.Values)
        {
            ReferKeys(Node(release, "routes"), $"release '{release.Name}'", "family", Families);
        }
        foreach (var persona in Spec.Clients.Personas.Values)
        {
            ReferKeys(Node(persona, "families"), $"persona '{persona.Name}'", "family", Families);
        }
        foreach (var purge in Spec.Purges.Values)
        {
            var shards = Node(purge, "kind") is null ? [] : PurgePlanner.Names(purge);
            ReferKeys(
                Node(purge, "calls_per_second_by_shard"), $"purge '{purge.Name}'", $"pool of {purge.Kind}", shards);
        }
        foreach (var step in Spec.Timeline)
        {
            CheckStep(step);
        }
    }

    private void CheckStep(TimelineStep step)
    {
        switch (step.Action)
        {
            case DeployOriginAction deploy:
                Refer(Node(step, "deploy_origin"), deploy.Release, "deploy_origin", "release", Releases);
                break;
            case DeployEdgeAction deploy:
                Refer(Node(deploy, "config"), deploy.Config, "deploy_edge", "config", Configs);
                ReferItems(Node(deploy, "pops"), "deploy_edge.pops", "PoP or shield", Edges);
                break;
            case RollBackAction back:
                Refer(Node(back, "origin"), back.Origin ?? "", "roll_back.origin", "release", Releases);
                Refer(Node(back, "edge"), back.Edge ?? "", "roll_back.edge", "config", Configs);
                break;
            case PurgeAction purge:
                // Unlike the other tables, purges may be left out, so that an empty one says something.
                Refer(Node(step, "purge"), purge.Strategy, "purge", "purge", Spec.Purges.Keys.DefaultIfEmpty("none"));
                break;
            case SetClientsAction clients:
                ReferKeys(Node(clients, "mix"), "set_clients.mix", "persona", Personas);
                break;
            case FaultAction fault:
                IEnumerable<string> targets = !Edges.Any() ? []
                    : Spec.Redirector is null
                    ? [FaultAction.Origin, .. Edges]
                    : [FaultAction.Origin, FaultAction.Redirector, .. Edges];
                Refer(Node(fault, "target"), fault.Target, "fault", "process", targets);
                break;
        }
    }
}
