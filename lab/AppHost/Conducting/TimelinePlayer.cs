using CdnLab.AppHost.Resources;
using CdnLab.Model.Purging;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;
using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost.Conducting;

/// <summary>Does what the scenario's timeline says when the lab clock says so; actions that take time run beside the
/// steps that follow. What a service is told to switch, it writes into the journal itself, at the moment it does.</summary>
public sealed class TimelinePlayer(
    ScenarioSpec scenario, Lab lab, RunLog log, PurgeRunner purges, DailyTraffic traffic, Func<StatusFigures> figures)
{
    /// <summary>Plays every step and returns when all that they began has ended.</summary>
    public async Task PlayAsync(CancellationToken cancellation)
    {
        var running = new List<Task>();
        foreach (var step in scenario.Timeline)
        {
            await lab.WaitUntilAsync(step.At, cancellation);
            running.Add(DoStepAsync(step.Action, cancellation));
        }
        await Task.WhenAll(running);
    }

    /// <summary>Does one action, from the timeline or from the console.</summary>
    public Task DoAsync(TimelineAction action, CancellationToken cancellation) => action switch
    {
        DeployOriginAction deploy => lab.SetReleaseAsync(deploy.Release, cancellation),
        DeployEdgeAction deploy => DeployEdgeAsync(deploy.Config, deploy.Pops, deploy.Over, cancellation),
        RollBackAction back => RollBackAsync(back, cancellation),
        PurgeAction purge => purges.RunAsync(Strategy(purge.Strategy), cancellation),
        ScaleOutAction scale => lab.SetCapacityAsync(scale.Workers, scale.Delay, cancellation),
        SetClientsAction clients => SetClientsAsync(clients, cancellation),
        StatusPostAction post => PostAsync(post),
        FaultAction fault => new FaultPlayer(lab, log).PlayAsync(fault, cancellation),
        _ => throw new InvalidOperationException($"no way to do {action.GetType().Name}"),
    };

    /// <summary>A step that cannot be done is a failure of the run, told at once; the steps after it go on.</summary>
    private async Task DoStepAsync(TimelineAction action, CancellationToken cancellation)
    {
        var name = action.GetType().Name.Replace("Action", "", StringComparison.Ordinal);
        if (lab.Origin is null && NeedsOrigin(action))
        {
            log.Append(JournalEvents.Phase(lab.Clock.GetUtcNow(), $"yours to do, at your origin: {name}"));
            return;
        }
        try
        {
            await DoAsync(action, cancellation);
        }
        catch (ResourceException failure)
        {
            log.Append(JournalEvents.LabFailure(lab.Clock.GetUtcNow(), name, $"{failure.Message}; {failure.Fix}"));
        }
    }

    private static bool NeedsOrigin(TimelineAction action) => action
        is DeployOriginAction or ScaleOutAction or FaultAction { Target: FaultAction.Origin }
        or RollBackAction { Origin: not null };

    private PurgeStrategy Strategy(string name) => scenario.Purges[name] with { Name = name };

    private async Task DeployEdgeAsync(
        string config, IReadOnlyList<string> names, TimeSpan over, CancellationToken cancellation)
    {
        var edges = lab.Edges.Where(edge => names.Count == 0 || names.Contains(edge.Name)).ToList();
        var start = lab.Clock.GetUtcNow();
        for (var i = 0; i < edges.Count; i++)
        {
            await lab.WaitUntilAsync(start + over * i / Math.Max(1, edges.Count - 1), cancellation);
            await lab.SetConfigAsync(edges[i], config, cancellation);
        }
    }

    private async Task RollBackAsync(RollBackAction back, CancellationToken cancellation)
    {
        if (back.Origin is { } release)
        {
            await lab.SetReleaseAsync(release, cancellation);
        }
        if (back.Edge is { } config)
        {
            await DeployEdgeAsync(config, [], back.Over, cancellation);
        }
    }

    private async Task SetClientsAsync(SetClientsAction clients, CancellationToken cancellation)
    {
        await traffic.SetAsync(clients.Rate, clients.Mix, cancellation);
        log.Append(JournalEvents.Mix(lab.Clock.GetUtcNow(), clients.Rate, clients.Mix));
    }

    private Task PostAsync(StatusPostAction post)
    {
        var text = StatusText.Fill(post.Text, figures());
        var status = post.Status.ToString().ToLowerInvariant();
        log.Append(JournalEvents.StatusPost(lab.Clock.GetUtcNow(), status, text));
        return Task.CompletedTask;
    }
}
