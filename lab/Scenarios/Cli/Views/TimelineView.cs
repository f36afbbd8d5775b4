using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;
using Spectre.Console;

namespace CdnLab.Scenarios.Cli.Views;

/// <summary>What is done when.</summary>
internal static class TimelineView
{
    public static void Write(IAnsiConsole page, ScenarioSpec spec)
    {
        ScenarioView.Heading(page, "Timeline");
        if (spec.Timeline.Count == 0)
        {
            page.WriteLine("  Nothing is changed.");
            return;
        }
        var table = ScenarioView.Columns(2);
        foreach (var step in spec.Timeline)
        {
            table.AddRow(new Text(Wording.Time(step.At)), new Text(Describe(step.Action, spec)));
        }
        page.Write(table);
    }

    private static string Describe(TimelineAction action, ScenarioSpec spec) => action switch
    {
        DeployOriginAction deploy => $"deploy origin release {deploy.Release}",
        DeployEdgeAction deploy => $"deploy edge config {deploy.Config}"
            + (deploy.Pops.Count > 0 ? $" to {string.Join(", ", deploy.Pops)}" : "") + Over(deploy.Over),
        RollBackAction back => "roll back" + (back.Origin is { } o ? $" origin to {o}" : "")
            + (back.Edge is { } e ? $" edge to {e}" : "") + Over(back.Over),
        PurgeAction purge => $"purge {purge.Strategy}: {Strategy(spec, purge.Strategy)}",
        ScaleOutAction scale => $"scale to {scale.Workers} workers, {Wording.Duration(scale.Delay)} later",
        SetClientsAction clients => "set clients:" + (clients.Rate is { } r ? $" {Wording.Number(r)} requests/s" : "")
            + string.Concat(clients.Mix?.Select(m => $" {m.Key} {Wording.Number(m.Value)}") ?? []),
        StatusPostAction post => $"status page, {post.Status.ToString().ToLowerInvariant()}: {post.Text}",
        FaultAction fault => $"fault of {fault.Target}: {Fault(fault)}",
        _ => action.ToString(),
    };

    private static string Over(TimeSpan over) => over > TimeSpan.Zero ? $", over {Wording.Duration(over)}" : "";

    private static string Strategy(ScenarioSpec spec, string name)
    {
        var strategy = spec.Purges[name];
        return $"{strategy.Kind.ToString().ToLowerInvariant()}, {strategy.Mode.ToString().ToLowerInvariant()}, "
            + $"{Wording.Number(strategy.CallsPerSecond)} calls/s a pool"
            + string.Concat(strategy.CallsPerSecondByShard.Select(s => $", {s.Key}: {Wording.Number(s.Value)}"));
    }

    private static string Fault(FaultAction fault)
    {
        if (fault.Restart)
        {
            return "restart";
        }
        var what = fault.Kill ? "killed" : fault.Down ? "down" : string.Join(", ", new[]
        {
            fault.Slowdown > 1 ? $"{Wording.Number(fault.Slowdown)} times slower" : "",
            fault.ErrorRatio > 0 ? $"{Wording.Share(fault.ErrorRatio)} errors" : "",
        }.Where(t => t.Length > 0));
        return $"{what} for {Wording.Duration(fault.For)}";
    }
}
