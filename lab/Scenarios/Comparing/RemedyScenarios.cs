using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Comparing;

/// <summary>A scenario up to the decision, and each remedy from there on. All share every config and the length, so
/// that caches and origin of one seed are the same until the decision. Where a remedy needs objects to be tagged, they have
/// been in all.</summary>
public static class RemedyScenarios
{
    /// <summary>The scenario without what it decides itself.</summary>
    /// <param name="spec">The scenario, at its size.</param>
    /// <param name="plans">The remedies.</param>
    /// <param name="at">The instant of the decision.</param>
    /// <param name="horizon">How long each continues.</param>
    public static ScenarioSpec Common(
        ScenarioSpec spec, IReadOnlyList<RemedyPlan> plans, DateTimeOffset at, TimeSpan horizon)
    {
        var configs = new OrderedDictionary<string, EdgeConfig>(spec.Edge.Configs);
        foreach (var config in plans.Select(p => p.Deploy).OfType<EdgeConfig>())
        {
            configs[config.Name] = config;
        }
        return spec with
        {
            Duration = at + horizon - spec.Start,
            Origin = plans.Any(p => p.Purge is { } purge && PurgeKinds.Of(purge).NeedsTags)
                ? Tagged(spec.Origin) : spec.Origin,
            Edge = spec.Edge with { Configs = configs },
            Expectations = [],
            Calibration = [],
            Timeline =
            [
                .. spec.Timeline.Where(step => step.Action is not StatusPostAction && step.At < at + horizon
                    && (step.At < at || step.Action is not (PurgeAction or RollBackAction))),
            ],
        };
    }

    private static OriginSpec Tagged(OriginSpec origin) => origin with
    {
        Releases = origin.Releases.ToDictionary(r => r.Key, r => r.Value with
        {
            RedirectHeaders = Tagged(r.Value.RedirectHeaders),
            DocumentHeaders = Tagged(r.Value.DocumentHeaders),
        }),
    };

    private static Dictionary<string, string> Tagged(IReadOnlyDictionary<string, string> fields) => fields.ToDictionary(
        f => f.Key,
        f => f.Key.Equals("Surrogate-Key", StringComparison.OrdinalIgnoreCase) && !f.Value.Contains(RandomGroups.Tag)
            ? $"{f.Value} {RandomGroups.Tag}" : f.Value);

    /// <summary>The scenario with a remedy.</summary>
    public static ScenarioSpec With(ScenarioSpec common, RemedyPlan plan, DateTimeOffset at)
    {
        var steps = new List<TimelineAction>();
        if (plan.RollsBack)
        {
            steps.Add(new RollBackAction { Origin = common.Origin.Release, Edge = common.Edge.Config });
        }
        if (plan.Deploy is { } config)
        {
            steps.Add(new DeployEdgeAction { Config = config.Name, Over = plan.Over });
        }
        if (plan.Purge is not null)
        {
            steps.Add(new PurgeAction(plan.Choice));
        }
        return common with
        {
            Purges = plan.Purge is { } purge
                ? new Dictionary<string, PurgeStrategy>(common.Purges) { [plan.Choice] = purge } : common.Purges,
            Timeline = [.. common.Timeline.Concat(steps.Select(step => new TimelineStep(at, step))).OrderBy(s => s.At)],
        };
    }
}
