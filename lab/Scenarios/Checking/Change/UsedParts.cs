namespace CdnLab.Scenarios.Checking.Change;

/// <summary>Leaves out of a change what its plan never puts in force, so that it splits no class.</summary>
public static class UsedParts
{
    /// <summary>The change without it.</summary>
    public static ChangeSpec Of(ChangeSpec spec)
    {
        var releases = spec.Steps.Select(s => s.Action switch
        {
            DeployOriginStep deploy => deploy.Release,
            RollBackStep back => back.Origin,
            _ => null,
        }).OfType<string>().Append(spec.Origin.Release).ToHashSet();
        var configs = spec.Steps.Select(s => s.Action switch
        {
            DeployEdgeStep deploy => deploy.Config,
            RollBackStep back => back.Edge,
            _ => null,
        }).OfType<string>().Append(spec.Edge.Config).ToHashSet();
        return spec with
        {
            Origin = spec.Origin with { Releases = Only(spec.Origin.Releases, releases) },
            Edge = spec.Edge with { Configs = Only(spec.Edge.Configs, configs) },
        };
    }

    private static OrderedDictionary<string, T> Only<T>(IReadOnlyDictionary<string, T> all, HashSet<string> used) =>
        new(all.Where(one => used.Contains(one.Key)), StringComparer.Ordinal);
}
