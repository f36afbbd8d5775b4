namespace CdnLab.Model.Topology;

/// <summary>The tiers of the CDN: PoPs that clients reach, and one shield through which they fetch from the
/// origin.</summary>
public sealed record TopologySpec
{
    /// <summary>Name of the shield; null: PoPs fetch from the origin themselves.</summary>
    public string? Shield { get; init; }

    /// <summary>The PoPs.</summary>
    public required IReadOnlyList<PopSpec> Pops { get; init; }

    /// <summary>Host that clients ask for.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>Stored responses that one edge holds before it evicts (SIEVE); null: no bound.</summary>
    public long? CapacityObjects { get; init; }
}
