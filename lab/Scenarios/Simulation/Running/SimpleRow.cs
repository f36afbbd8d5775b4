using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>The bulk cells of one simple row, for what goes through many of them at once: what they have in common is
/// looked up once, and the row is entered into the calendar once.</summary>
internal ref struct SimpleRow
{
    private readonly World _world;
    private readonly MissSchedule _schedule;
    private readonly RandomStream _random;
    private readonly RateCurve _curve;
    private readonly CellViews _views;
    private readonly double[] _weights;
    private readonly double[] _shares;
    private readonly double _rate;
    private readonly int _row;
    private int _earliest;

    public SimpleRow(World world, MissSchedule schedule, RandomStream random, int row)
    {
        (_world, _schedule, _random, _row) = (world, schedule, random, row);
        (_curve, _shares, _earliest) = (world.Curve, world.Pops.Share, NextBins.Never);
        ref var found = ref world.Rows[row];
        (_views, _weights, _rate) = (world.Views[found.Shape], world.Shapes[found.Shape].BulkWeight, found.Rate);
    }

    /// <summary>Counts the requests that a content answers, or takes them back.</summary>
    public readonly void Count(int pop, int content, int sign, long from, long to)
    {
        var rate = sign * _rate * _shares[pop];
        var view = _views.Of(_world.Config[pop], pop == _world.Pops.Redirector, 0, content);
        foreach (var (channel, weight) in view.Ended)
        {
            _world.Counters.Add(channel, rate * weight, from, to);
        }
    }

    /// <summary>Requests a second that find nothing fresh while that is so: all of them, or, at a PoP that is down, those
    /// that their clients will repeat.</summary>
    public readonly double MissRate(int pop)
    {
        var atRedirector = pop == _world.Pops.Redirector;
        var weight = _world.Config[pop] == _world.Down
            ? _views.Of(_world.Down, atRedirector, 0, 0).MissWeight
            : _weights[atRedirector ? 1 : 0];
        return _rate * _shares[pop] * weight;
    }

    /// <summary>Draws the next miss of a cell that holds nothing fresh from an instant on.</summary>
    public void Plan(int pop, long from)
    {
        var rate = MissRate(pop);
        ref var next = ref _world.Rows.Next(_row, pop);
        if (from >= _curve.End || rate <= 0)
        {
            next = NextBins.Never;
            return;
        }
        var operational = _curve.Integral(from) + _random.NextExponential() / rate;
        var bin = _curve.BinOfOperational(operational);
        if (bin <= _schedule.Open || bin >= _curve.Bins)
        {
            _schedule.Place(_row, pop, operational, 0);
            return;
        }
        next = (ushort)bin;
        _schedule.Calendar.Lower(_row, pop, bin);
        _earliest = Math.Min(_earliest, bin);
    }

    /// <summary>Enters the row into the calendar.</summary>
    public readonly void Enter()
    {
        if (_earliest < NextBins.Never)
        {
            _schedule.Calendar.Enter(_row, _earliest);
        }
    }
}
