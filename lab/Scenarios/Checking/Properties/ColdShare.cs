using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Classes;
using CdnLab.Scenarios.Checking.States;
using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Checking.Properties;

/// <summary>What share of the traffic a step sends past the PoPs' caches, to keys that hold nothing yet or no more.
/// Names count alike, so do families and spellings.</summary>
internal static class ColdShare
{
    /// <summary>The share of each step, from 0 to 1.</summary>
    public static IReadOnlyList<double> ByStep(ChangeSpec spec, IReadOnlyList<UrlGroup> groups)
    {
        var counted = groups.Where(g => g.Variety.Length == 0 && g.Names.Spelling != NameClass.Missing).ToList();
        var total = counted.Sum(Weight);
        return [.. Enumerable.Range(0, spec.Steps.Count).Select(
            step => total == 0 ? 0 : counted.Sum(g => Weight(g) * Of(spec, step, g)) / total)];

        double Weight(UrlGroup group) => counted.Any(g => g.Names.Count > 0) ? group.Names.Count : 1;
    }

    private static double Of(ChangeSpec spec, int step, UrlGroup group)
    {
        var space = group.Space;
        string[] configs = [.. Configs(spec, step)];
        var now = space.Configs.ToList().IndexOf(configs[^1]);
        var cold = spec.Steps[step].Action switch
        {
            PurgeStep { Tier: not Tier.Shield } purge => Purged(purge, space, now),
            DeployEdgeStep { Tier: not Tier.Shield } or RollBackStep { Edge: not null } =>
                Moved(space, [.. configs[..^1].Select(c => space.Configs.ToList().IndexOf(c))], now),
            _ => [],
        };
        return (double)cold.Count() / space.ClientUrls.Count;
    }

    // The configs of the PoPs up to a step, the one in force after it last.
    private static IEnumerable<string> Configs(ChangeSpec spec, int step) =>
        spec.Steps.Take(step + 1).Select(s => s.Action switch
        {
            DeployEdgeStep { Tier: not Tier.Shield } deploy => deploy.Config,
            RollBackStep { Edge: { } config } => config,
            _ => null,
        }).OfType<string>().Prepend(spec.Edge.Config);

    private static IEnumerable<int> Moved(Space space, IReadOnlyList<int> before, int now) =>
        space.ClientUrls.Where(url => space.Edge[now][url] is var step
            && ((step.Outcome == EdgeRequestOutcome.Pass && before.Any(c => space.Edge[c][url].Outcome != step.Outcome))
                || (step.Key >= 0 && !before.Any(c => space.ClientUrls.Any(u => space.Edge[c][u].Key == step.Key)))));

    private static IEnumerable<int> Purged(PurgeStep purge, Space space, int now)
    {
        var match = new PurgeMatch(purge, space);
        return space.ClientUrls.Where(url => space.Edge[now][url] is { Key: >= 0 } step
            && (match.IsOfUrl(step.Key, now) || space.Origin.Any(row => match.Reaches(row[step.Url])
                && (purge.Mode == PurgeMode.Hard || space.Answers[row[step.Url]].Content.StaleAtPop <= 0))));
    }
}
