using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Format.Keys;

/// <summary>The keys of a step of the timeline.</summary>
internal static class TimelineKeys
{
    private static readonly ObjectShape<DeployEdgeAction> DeployEdge = new ObjectShape<DeployEdgeAction>(
        "deploy_edge", "Puts an edge config in force, PoP by PoP, the shield first.", () => new DeployEdgeAction())
        .Need("config", Texts.Any, "Config to put in force.", (a, v) => a with { Config = v })
        .Key("over", Durations.FromZero, "Time from the first PoP to the last; default 0s, all at once.",
            (a, v) => a with { Over = v })
        .Key("pops", new ListShape<string>(Texts.Any, unique: true, least: 1),
            "PoPs (or the shield) that get it; default all.", (a, v) => a with { Pops = v });

    private static readonly ObjectShape<RollBackAction> RollBack = new ObjectShape<RollBackAction>(
        "roll_back", "Puts an earlier release, config or both back in force.", () => new RollBackAction())
        .Key("origin", Texts.Any, "Release to go back to.", (a, v) => a with { Origin = v })
        .Key("edge", Texts.Any, "Config to go back to.", (a, v) => a with { Edge = v })
        .Key("over", Durations.FromZero, "Time from the first PoP to the last; default 0s.",
            (a, v) => a with { Over = v });

    private static readonly ObjectShape<ScaleOutAction> ScaleOut = new ObjectShape<ScaleOutAction>(
        "scale_out", "Sets the number of the origin's workers.", () => new ScaleOutAction())
        .Need("workers", Numbers.Count(1), "Workers from then on, at full size.", (a, v) => a with { Workers = v })
        .Key("delay", Durations.FromZero, "Time until new workers serve; default 0s.", (a, v) => a with { Delay = v });

    private static readonly ObjectShape<SetClientsAction> SetClients = new ObjectShape<SetClientsAction>(
        "set_clients", "Changes the traffic.", () => new SetClientsAction())
        .Key("rate", Numbers.FromZero, "New arrival rate, requests a second at full size.",
            (a, v) => a with { Rate = v })
        .Key("mix", ClientKeys.Mix, "New weights of the personas.", (a, v) => a with { Mix = v });

    private static readonly ObjectShape<StatusPostAction> StatusPost = new ObjectShape<StatusPostAction>(
        "status_post", "Posts on the status page.", () => new StatusPostAction())
        .Need("status", Texts.Word<StatusPostStatus>(), "The incident's status.", (a, v) => a with { Status = v })
        .Need("text", Texts.Any,
            "The post; places: " + string.Join(", ", StatusPostAction.Places.Select(p => "{" + p + "}")) + ".",
            (a, v) => a with { Text = v.Trim() });

    private static readonly ObjectShape<FaultAction> Fault = new ObjectShape<FaultAction>(
        "fault", "A fault of one process.", () => new FaultAction())
        .Need("target", Texts.Any, "origin, redirector, the shield or a PoP.", (a, v) => a with { Target = v })
        .Key("slowdown", Numbers.Within("a number from 1", 1, double.MaxValue),
            "Origin only: factor on service times.", (a, v) => a with { Slowdown = v })
        .Key("error_ratio", Numbers.Ratio, "Origin only: share of answers that are 500.",
            (a, v) => a with { ErrorRatio = v })
        .Key("down", Texts.Switch, "Origin only: answers nothing but 503.", (a, v) => a with { Down = v })
        .Key("kill", Texts.Switch, "Kills the process; it is started again after 'for'.", (a, v) => a with { Kill = v })
        .Key("restart", Texts.Switch, "Kills the process and starts it again at once.",
            (a, v) => a with { Restart = v })
        .Key("for", Durations.AboveZero, "How long it lasts; not for restart.", (a, v) => a with { For = v });

    public static ObjectShape<TimelineStep> Shape { get; } = new ObjectShape<TimelineStep>(
        "step", "Something done at an instant: a time and one action.", () => new TimelineStep(default, null!))
        .Need("at", Times.Moment,
            "When: 10:41:45 (UTC, at or after the start), +12m (since the start) or 2022-06-10T10:41:45Z.",
            (s, v) => s with { At = v })
        .Key("deploy_origin", Texts.Any, "Origin release to put in force.",
            (s, v) => s with { Action = new DeployOriginAction(v) })
        .Key("deploy_edge", DeployEdge, "Edge config to put in force.", (s, v) => s with { Action = v })
        .Key("roll_back", RollBack, "Release, config or both to go back to.", (s, v) => s with { Action = v })
        .Key("purge", Texts.Any, "Purge to start, a name under purges.",
            (s, v) => s with { Action = new PurgeAction(v) })
        .Key("scale_out", ScaleOut, "Workers of the origin.", (s, v) => s with { Action = v })
        .Key("set_clients", SetClients, "New traffic.", (s, v) => s with { Action = v })
        .Key("status_post", StatusPost, "Post on the status page.", (s, v) => s with { Action = v })
        .Key("fault", Fault, "Fault of one process.", (s, v) => s with { Action = v })
        .ExactlyOne(
            "deploy_origin", "deploy_edge", "roll_back", "purge", "scale_out", "set_clients", "status_post", "fault");
}
