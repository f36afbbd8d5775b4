using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Stories;

namespace CdnLab.AppHost.Counterexamples;

/// <summary>Whether a story can be about a change: a report may be of another version of it, or be written by hand.
/// </summary>
internal static class StoryFit
{
    public static bool Of(ChangeSpec change, StoryLine line) => line.Exchange is { } exchange
        ? exchange is { Url: ['/', ..], Key: not null, Gone: not null, ServedBy: not null, Release: not null }
            && exchange.Config is { } config && change.Edge.Configs.ContainsKey(config)
            && (change.Shield || !exchange.ShieldGone)
        : line.Step >= 0 && line.Step < change.Steps.Count && line.WaitedSeconds is >= 0 and < 1e9
            && Fits(change.Steps[line.Step].Action, line.Part);

    private static bool Fits(StepAction action, StoryPart? part) => part switch
    {
        StoryPart.Origin => action is DeployOriginStep or RollBackStep { Origin: not null },
        StoryPart.Pop or StoryPart.Shield or StoryPart.OtherPops =>
            action is DeployEdgeStep or RollBackStep { Edge: not null },
        StoryPart.Purge or StoryPart.PurgePop or StoryPart.PurgeShield or StoryPart.LosePop or StoryPart.LoseShield =>
            action is PurgeStep,
        StoryPart.Wait => action is WaitStep,
        _ => false,
    };
}
