using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Recording;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>Worker time of the origin, busy and all, spread over the bins in which it passes.</summary>
internal sealed class WorkerTime
{
    private const int LookMin = 64;
    private readonly World _world;
    private readonly List<(long From, int Workers)> _changes;

    // Those that may not be over; they are looked through now and then.
    private readonly List<(long From, long To)> _services = [];
    private int _look = LookMin;

    public WorkerTime(World world, int workers)
    {
        _world = world;
        _changes = [(0, workers)];
    }

    public int Current => _changes[^1].Workers;

    /// <summary>Workers that serve at an instant.</summary>
    public int At(long at) => _changes.Last(change => change.From <= at).Workers;

    /// <summary>Counts the service of a request that arrives now.</summary>
    public void Serve(long from, long to, long now)
    {
        Busy(from, to, 1);
        _services.Add((from, to));
        if (_services.Count >= _look)
        {
            _services.RemoveAll(service => service.To <= now);
            _look = Math.Max(LookMin, 2 * _services.Count);
        }
    }

    /// <summary>There are no workers for a time.</summary>
    public void Pause(long at, long until)
    {
        var workers = Current;
        _changes.Add((at, 0));
        _changes.Add((until, workers));
    }

    /// <summary>Ends all services at once.</summary>
    public void Restart(long at)
    {
        foreach (var (from, to) in _services.Where(service => service.To > at))
        {
            Busy(Math.Max(at, from), to, -1);
        }
        _services.Clear();
    }

    private void Busy(long from, long to, int sign) =>
        Spread(from, to, sign, static (bin, seconds) => bin.BusySeconds += seconds);

    /// <summary>More workers count once they serve, fewer at once.</summary>
    public void Resize(int workers, long at, long available)
    {
        var from = workers > Current ? available : at;
        _changes.RemoveAll(change => change.From >= from);
        _changes.Add((from, workers));
    }

    /// <summary>Puts the worker time that there was into the bins; to be called once, at the end.</summary>
    public void Finish()
    {
        for (var i = 0; i < _changes.Count; i++)
        {
            var (from, workers) = _changes[i];
            var to = i + 1 < _changes.Count ? _changes[i + 1].From : _world.Curve.End;
            Spread(from, to, workers, static (bin, seconds) => bin.WorkerSeconds += seconds);
        }
    }

    private void Spread(long from, long to, double factor, Action<BinCounts, double> add)
    {
        var curve = _world.Curve;
        to = Math.Min(to, curve.End);
        while (from < to)
        {
            var bin = curve.BinOf(from);
            var end = Math.Min(to, (bin + 1) * curve.BinTicks);
            add(_world.Bins[bin], factor * Ticks.Seconds(end - from));
            from = end;
        }
    }
}
