namespace CdnLab.Scenarios.Compilation;

/// <summary>Finds out which entries loop under which rules.</summary>
public static class LoopFinder
{
    /// <summary>More entries than this in one cache are not tried in every combination.</summary>
    private const int KeysMax = 10;

    /// <summary>What becomes of requests when entries stored in one state meet the rules of another. The entries are
    /// those that requests by every spelling leave behind; then any of them may have expired.</summary>
    /// <param name="spec">The scenario.</param>
    /// <param name="table">The class.</param>
    /// <param name="stored">In force when the entries were stored.</param>
    /// <param name="rules">In force now.</param>
    public static LoopFinding Find(Format.ScenarioSpec spec, ClassTable table, DeployState stored, DeployState rules)
    {
        var warm = ClassCache.Warm(spec, table, stored, spec.Start);
        var keys = warm.Entries.Keys.Order(StringComparer.Ordinal).Take(KeysMax).ToList();
        // Fewest expired keys first: bit patterns by their number of ones.
        foreach (var pattern in Enumerable.Range(0, 1 << keys.Count).OrderBy(int.PopCount).ThenBy(p => p))
        {
            var expired = keys.Where((_, i) => (pattern & (1 << i)) != 0).ToList();
            foreach (var url in table.ClientUrls)
            {
                var chain = warm.Without(expired).Request(url, rules, spec.Start);
                if (chain.Cycle is not null)
                {
                    return new(stored, rules, chain, expired);
                }
            }
        }
        return new(stored, rules, null, []);
    }

    /// <summary>The combinations of releases and configs of a scenario.</summary>
    public static IEnumerable<DeployState> States(Format.ScenarioSpec spec) =>
        from config in spec.Edge.Configs.Keys
        from release in spec.Origin.Releases.Keys
        select new DeployState(release, config);
}
