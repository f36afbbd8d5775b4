using CdnLab.Scenarios.Format.Timeline;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Timeline;

/// <summary>Does what the scenario's timeline says.</summary>
internal sealed class TimelinePlayer
{
    private readonly World _world;
    private readonly Agenda _agenda;
    private readonly Origin _origin;
    private readonly EdgeSwitch _edges;
    private readonly PurgePlayer _purges;
    private readonly TrafficMix _mix;
    private readonly List<Action<long>> _steps = [];
    private readonly HashSet<int> _bins = [];

    public TimelinePlayer(
        World world, Agenda agenda, Origin origin, EdgeSwitch edges, PurgePlayer purges, TrafficMix mix)
    {
        (_world, _agenda, _origin, _edges, _purges, _mix) = (world, agenda, origin, edges, purges, mix);
        foreach (var step in world.Spec.Timeline)
        {
            Plan(world.Curve.At(step.At), at => Do(step.Action, at));
        }
    }

    /// <summary>Events of the journal; status posts still to be filled in.</summary>
    public List<JournalEvent> Journal { get; } = [];

    /// <summary>Posts with what the purge had done by then.</summary>
    public List<(long At, StatusPostAction Post, double Purged, IReadOnlyList<string> Left)> Posts { get; } = [];

    /// <summary>Whether any step falls into a bin.</summary>
    public bool HasStep(int bin) => _bins.Contains(bin);

    /// <summary>Does the step of an event of the agenda.</summary>
    public void Execute(int step, long at) => _steps[step](at);

    private void Plan(long at, Action<long> step)
    {
        _steps.Add(step);
        _bins.Add(_world.Curve.BinOf(at));
        _agenda.Add(at, AgendaKind.Step, _steps.Count - 1);
    }

    private void Do(TimelineAction action, long at)
    {
        var now = _world.Curve.TimeOf(at);
        switch (action)
        {
            case DeployOriginAction deploy:
                DeployOrigin(deploy.Release, now);
                break;
            case DeployEdgeAction deploy:
                DeployEdges(deploy.Config, deploy.Pops, deploy.Over, at);
                break;
            case RollBackAction back:
                if (back.Origin is { } release)
                {
                    DeployOrigin(release, now);
                }
                if (back.Edge is { } config)
                {
                    DeployEdges(config, [], back.Over, at);
                }
                break;
            case PurgeAction purge:
                _purges.Start(_world.Spec.Purges[purge.Strategy] with { Name = purge.Strategy }, at);
                break;
            case ScaleOutAction scale:
                _origin.Resize(scale.Workers, at, at + Ticks.Of(scale.Delay));
                Journal.Add(JournalEvents.ScaleOut(now, scale.Workers, scale.Delay.TotalSeconds));
                break;
            case SetClientsAction clients:
                // The rate is in the curve already.
                if (clients.Mix is { } mix)
                {
                    _mix.SetMix(mix, at);
                }
                Journal.Add(JournalEvents.Mix(now, clients.Rate, clients.Mix));
                break;
            case StatusPostAction post:
                Posts.Add((at, post, _purges.Figures.Ratio, _purges.Figures.Left));
                break;
            case FaultAction fault:
                Fault(fault, at);
                break;
        }
    }

    private void DeployOrigin(string release, DateTimeOffset now)
    {
        var from = _world.Spec.Origin.Releases.Keys.ElementAt(_world.Release);
        _world.Release = _world.ReleaseIndex(release);
        Journal.Add(JournalEvents.DeployOrigin(now, from, release));
    }

    /// <summary>The shield first, then the PoPs in the order of the file, evenly over the time.</summary>
    private void DeployEdges(string config, IReadOnlyList<string> only, TimeSpan over, long at)
    {
        var edges = _world.Spec.Topology.Pops.Select(p => p.Name).ToList();
        if (_world.Spec.Topology.Shield is { } shield)
        {
            edges.Insert(0, shield);
        }
        edges = [.. edges.Where(name => only.Count == 0 || only.Contains(name))];
        for (var i = 0; i < edges.Count; i++)
        {
            var edge = edges[i];
            var turn = at + Ticks.Of(over) * i / Math.Max(1, edges.Count - 1);
            Plan(turn, when => _edges.Deploy(edge, config, when, Journal));
        }
    }

    private void Fault(FaultAction fault, long at)
    {
        var until = at + Ticks.Of(fault.For);
        if (fault.Target == FaultAction.Redirector)
        {
            FaultRedirector(fault, at);
        }
        else if (fault.Target != FaultAction.Origin)
        {
            _edges.Kill(fault.Target, at, Journal);
            Plan(fault.Restart ? at : until, when => _edges.Start(fault.Target, when, Journal));
        }
        else if (fault.Kill || fault.Restart)
        {
            _origin.Restart(at, fault.Restart ? at : until);
            Note(at, "process killed");
            _origin.Down = !fault.Restart;
            Plan(fault.Restart ? at : until, when =>
            {
                _origin.Down = false;
                Note(when, "process started again");
            });
        }
        else
        {
            (_origin.Slowdown, _origin.ErrorRatio, _origin.Down) = (fault.Slowdown, fault.ErrorRatio, fault.Down);
            Note(at, $"slowdown {FixedNumber.Format(fault.Slowdown)}, errors {FixedNumber.Format(fault.ErrorRatio)}, "
                + (fault.Down ? "down" : "up"));
            if (fault.For > TimeSpan.Zero)
            {
                Plan(until, when =>
                {
                    (_origin.Slowdown, _origin.ErrorRatio, _origin.Down) = (1, 0, false);
                    Note(when, "faults lifted");
                });
            }
        }
    }

    private void FaultRedirector(FaultAction fault, long at)
    {
        if (fault.Down || (fault.Kill && !fault.Restart))
        {
            _mix.SetRedirectorDown(true, at);
            Note(at, "down", FaultAction.Redirector);
            Plan(at + Ticks.Of(fault.For), when =>
            {
                _mix.SetRedirectorDown(false, when);
                Note(when, "up", FaultAction.Redirector);
            });
        }
        else if (!fault.Restart)
        {
            Note(at, "a slow or failing redirector is not simulated", FaultAction.Redirector);
        }
    }

    private void Note(long at, string text, string target = FaultAction.Origin) =>
        Journal.Add(JournalEvents.Fault(_world.Curve.TimeOf(at), target, text));
}
