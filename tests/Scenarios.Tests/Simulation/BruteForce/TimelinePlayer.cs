using CdnLab.Scenarios.Format.Timeline;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>Does what the timeline says when it says so.</summary>
internal sealed class TimelinePlayer(
    RunContext context,
    OriginNode origin,
    IReadOnlyList<EdgeNode> edges,
    RedirectorNode? redirector,
    PurgeSender purges,
    Action<IReadOnlyDictionary<string, double>> mix)
{
    public void Schedule()
    {
        foreach (var step in context.Spec.Timeline)
        {
            context.Loop.At(step.At, () => Do(step.Action));
        }
    }

    private void Do(TimelineAction action)
    {
        switch (action)
        {
            case DeployOriginAction deploy:
                DeployOrigin(deploy.Release);
                break;
            case DeployEdgeAction deploy:
                DeployEdges(deploy.Config, deploy.Pops, deploy.Over);
                break;
            case RollBackAction back:
                if (back.Origin is { } release)
                {
                    DeployOrigin(release);
                }
                if (back.Edge is { } config)
                {
                    DeployEdges(config, [], back.Over);
                }
                break;
            case PurgeAction purge:
                purges.Begin(context.Spec.Purges[purge.Strategy] with { Name = purge.Strategy });
                break;
            case ScaleOutAction scale:
                origin.Resize(scale.Workers, scale.Delay);
                Note(JournalEvents.ScaleOut(context.Now, scale.Workers, scale.Delay.TotalSeconds));
                break;
            case SetClientsAction clients:
                mix(clients.Mix ?? new Dictionary<string, double>());
                Note(JournalEvents.Mix(context.Now, clients.Rate, clients.Mix));
                break;
            case StatusPostAction post:
                Note(JournalEvents.StatusPost(context.Now, post.Status.ToString().ToLowerInvariant(), post.Text));
                break;
            case FaultAction fault:
                Fail(fault);
                break;
        }
    }

    private void DeployOrigin(string release)
    {
        Note(JournalEvents.DeployOrigin(context.Now, context.Rules.ReleaseName(origin.Release), release));
        origin.Release = context.Rules.Release(release);
    }

    private void DeployEdges(string config, IReadOnlyList<string> names, TimeSpan over)
    {
        var chosen = edges.Where(edge => names.Count == 0 || names.Contains(edge.Name)).ToList();
        foreach (var (i, edge) in chosen.Index())
        {
            context.Loop.At(context.Now + over * i / Math.Max(1, chosen.Count - 1), () =>
            {
                Note(JournalEvents.DeployEdge(
                    context.Now, edge.Name, context.Rules.Config(edge.Config).Name, config));
                edge.Deploy(context.Rules.Config(config));
            });
        }
    }

    private void Fail(FaultAction fault)
    {
        Note(JournalEvents.Fault(context.Now, fault.Target, "begins"));
        if (fault.Kill || fault.Restart)
        {
            var (kill, start) = Process(fault.Target);
            kill();
            context.Loop.At(context.Now + (fault.Restart ? TimeSpan.Zero : fault.For), start);
            return;
        }
        (origin.Slowdown, origin.ErrorRatio, origin.IsDown) = (fault.Slowdown, fault.ErrorRatio, fault.Down);
        context.Loop.At(
            context.Now + fault.For, () => (origin.Slowdown, origin.ErrorRatio, origin.IsDown) = (1, 0, false));
    }

    private (Action Kill, Action StartAgain) Process(string target)
    {
        if (edges.FirstOrDefault(edge => edge.Name == target) is { } hit)
        {
            return (hit.Kill, hit.StartAgain);
        }
        return target == FaultAction.Origin
            ? (origin.Kill, origin.StartAgain)
            : (redirector!.Kill, redirector.StartAgain);
    }

    private void Note(JournalEvent happened) => context.Events.Add(happened);
}
