using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Timeline;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>Edges have names of their own, and some PoP gets requests.</summary>
internal sealed class TopologyCheck(ScenarioSpec spec, ReadContext context) : SpecCheck(spec, context)
{
    public override void Run()
    {
        var pops = Node(Spec.Topology, "pops") as MapNode;
        foreach (var reserved in new[] { FaultAction.Origin, FaultAction.Redirector, "traffic" })
        {
            ReportKey(
                FindingCode.Duplicate,
                pops?[reserved],
                $"topology.pops: '{reserved}' is the name of another process",
                "call the PoP something else");
        }
        if (Spec.Topology.Shield is { } shield && pops?[shield] is not null)
        {
            Report(
                FindingCode.Duplicate,
                Node(Spec.Topology, "shield"),
                $"topology.shield: '{shield}' is also a PoP",
                "give shield and PoP different names");
        }
        if (Spec.Topology.Pops.Count > 0 && Spec.Topology.Pops.Sum(p => p.Share) <= 0)
        {
            Report(
                FindingCode.Weights, pops, "topology.pops: all weights are 0", "give one PoP a weight above 0");
        }
    }
}
