using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Synthesis;

/// <summary>Changes of plans.</summary>
internal static class Edits
{
    /// <summary>The plan with every config that it deploys replaced by a variant of its own; null: it deploys none.
    /// </summary>
    public static ChangeSpec? WithConfigs(ChangeSpec spec, string suffix, Func<EdgeConfig, EdgeConfig> change)
    {
        var deployed = spec.Steps.Select(s => s.Action).OfType<DeployEdgeStep>()
            .Select(d => d.Config).Distinct().ToList();
        if (deployed.Count == 0)
        {
            return null;
        }
        var configs = new OrderedDictionary<string, EdgeConfig>(spec.Edge.Configs, StringComparer.Ordinal);
        foreach (var name in deployed)
        {
            configs[name + suffix] = change(configs[name]) with { Name = name + suffix };
        }
        return spec with
        {
            Edge = spec.Edge with { Configs = configs },
            Steps = [.. spec.Steps.Select(s => s.Action is DeployEdgeStep deploy
                ? s with { Action = deploy with { Config = deploy.Config + suffix } } : s)],
        };
    }

    /// <summary>The plan with steps before its first edge deploy; null: it has none.</summary>
    public static ChangeSpec? BeforeEdge(ChangeSpec spec, params IEnumerable<StepAction> actions)
    {
        var at = spec.Steps.ToList().FindIndex(s => s.Action is DeployEdgeStep);
        return at < 0 ? null : spec with
        {
            Steps = [.. spec.Steps.Take(at), .. actions.Select(a => new ChangeStep(a)), .. spec.Steps.Skip(at)],
        };
    }
}
