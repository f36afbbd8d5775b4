using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Compilation;

/// <summary>The before/after table of a scenario: one cache taken through the timeline, exchange by exchange.</summary>
public static class ExchangeTable
{
    /// <summary>The stages of one class: at the start, after each deploy, before and after each purge. At the start
    /// and at each stage every spelling is asked for, which fills the cache; a purge empties it.</summary>
    public static IReadOnlyList<ExchangeStage> Stages(ScenarioSpec spec, ClassTable table)
    {
        var state = new DeployState(spec.Origin.Release, spec.Edge.Config);
        var cache = ClassCache.Warm(spec, table, state, spec.Start);
        var stages = new List<ExchangeStage>();
        Add("at the start", spec.Start);
        foreach (var step in spec.Timeline)
        {
            switch (step.Action)
            {
                case DeployOriginAction deploy:
                    state = state with { Release = deploy.Release };
                    Add($"origin deploys {deploy.Release}", step.At);
                    break;
                case DeployEdgeAction deploy:
                    state = state with { Config = deploy.Config };
                    Add($"edge deploys {deploy.Config}", step.At);
                    break;
                case RollBackAction back:
                    state = new(back.Origin ?? state.Release, back.Edge ?? state.Config);
                    Add("rolled back", step.At);
                    break;
                case PurgeAction purge:
                    Add("before the purge", step.At);
                    cache.Clear();
                    Add($"purged: {purge.Strategy}", step.At);
                    break;
            }
        }
        return stages;

        void Add(string title, DateTimeOffset at) => stages.Add(new(
            title, at, state, [.. table.ClientUrls.Select(url => cache.Request(url, state, at))]));
    }
}
