namespace CdnLab.Purger.Targets;

/// <summary>The kinds of edge that can be purged.</summary>
public static class TargetKinds
{
    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, TargetKind> ByName { get; } = new[]
    {
        new TargetKind(LabTarget.Traits, address => new LabTarget(address)),
        new TargetKind(VarnishTarget.Traits, address => new VarnishTarget(address)),
        new TargetKind(XkeyTarget.Traits, address => new XkeyTarget(address)),
        new TargetKind(FastlyTarget.Traits, address => new FastlyTarget(address)),
    }.ToDictionary(kind => kind.Traits.Name, StringComparer.Ordinal);
}
