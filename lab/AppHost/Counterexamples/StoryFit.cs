using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.States;
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

    private static bool Fits(StepAction action, PlanMoveKind? part) => part switch
    {
        PlanMoveKind.Origin => action is DeployOriginStep or RollBackStep { Origin: not null },
        PlanMoveKind.Pop or PlanMoveKind.Shield or PlanMoveKind.OtherPops =>
            action is DeployEdgeStep or RollBackStep { Edge: not null },
        PlanMoveKind.Purge or PlanMoveKind.PurgePop or PlanMoveKind.PurgeShield or PlanMoveKind.LosePop or PlanMoveKind.LoseShield =>
            action is PurgeStep,
        PlanMoveKind.Wait => action is WaitStep,
        _ => false,
    };
}
