using CdnLab.Model.Topology;
using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Format.Keys;

/// <summary>The keys of <c>topology</c>.</summary>
internal static class TopologyKeys
{
    public static ObjectShape<TopologySpec> Shape { get; } = new ObjectShape<TopologySpec>(
        "topology", "PoPs that clients reach, and the shield through which they fetch.",
        () => new TopologySpec { Pops = [] })
        .Key("host", Texts.Matching("a host name in lower case", "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"),
            "Host that clients ask for; default localhost.", (t, v) => t with { Host = v })
        .Key("shield", Texts.Matching("a name", NamePattern.Name.Expression),
            "Name of the shield; default none: PoPs fetch from the origin.", (t, v) => t with { Shield = v })
        .Key("capacity_objects", Numbers.LongCount(1),
            "Stored responses that each PoP holds before it evicts by SIEVE; the shield holds any number. Default no bound. "
                + "Simulated runs obey it and begin with empty PoPs, whatever `fill` says; live runs do not obey it yet.",
            (t, v) => t with { CapacityObjects = v })
        .Need("pops", new MapShape<double>(Numbers.FromZero, least: 1),
            "PoPs by name, each with its weight in the requests.",
            (t, v) => t with { Pops = [.. v.Select(p => new PopSpec(p.Key, p.Value))] });
}
