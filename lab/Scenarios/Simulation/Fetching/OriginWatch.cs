using CdnLab.Model.Topology;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>The edges' health checks of the origin.</summary>
internal sealed class OriginWatch
{
    private readonly Agenda _agenda;
    private readonly Origin _origin;
    private readonly OriginHealth? _health;
    private readonly long _every;
    private readonly long _timeout;

    public OriginWatch(World world, Agenda agenda, Origin origin)
    {
        (_agenda, _origin) = (agenda, origin);
        if (world.Spec.Origin.HealthCheck is { } check)
        {
            _health = new(check.Window, check.HealthyAt);
            (_every, _timeout) = (Ticks.Of(check.Every), Ticks.Of(check.Timeout));
            agenda.Add(0, AgendaKind.Probe, -1);
        }
    }

    /// <summary>Whether the origin is not asked.</summary>
    public bool IsSick => _health is { Healthy: false };

    /// <summary>Sends a probe, or takes the result of one.</summary>
    /// <param name="result">-1: send; 0: failed; 1: good.</param>
    /// <param name="at">When.</param>
    public void Probe(int result, long at)
    {
        if (result >= 0)
        {
            _health!.Probed(result == 1);
            return;
        }
        var (answered, good) = _origin.Probe(at, _timeout);
        _agenda.Add(answered, AgendaKind.Probe, good ? 1 : 0);
        _agenda.Add(at + _every, AgendaKind.Probe, -1);
    }
}
