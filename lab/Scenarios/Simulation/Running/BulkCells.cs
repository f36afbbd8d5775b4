using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clients;
using CdnLab.Scenarios.Simulation.Recording;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>The cells that are simulated in bulk. While nothing changes at a cell its requests are a rate in the
/// counters, and the first request that will change something is drawn ahead: <see cref="Suspend"/> takes both back
/// before a change, <see cref="Resume"/> puts them anew after it. That is exact, as Poisson arrivals have no memory.
/// </summary>
internal sealed class BulkCells
{
    private readonly World _world;
    private readonly JointCells _joint;
    private readonly RandomStream _random;
    private readonly SimpleCells _simple;

    public BulkCells(World world, Agenda agenda)
    {
        _world = world;
        Settled = new(world);
        Schedule = new(world, agenda);
        _joint = new(world);
        _random = world.Stream("arrivals");
        _simple = new(world, Schedule, _random);
    }

    /// <summary>When the next misses are.</summary>
    public MissSchedule Schedule { get; }

    /// <summary>Requests of clients that keep redirects that are in bulk too.</summary>
    public SettledUsers Settled { get; }

    private Rows Rows => _world.Rows;

    public bool Holds(int row, int pop) => pop < Rows[row].Bulk;

    public ref uint Word(int row, int pop, int key) => ref Rows.Word(row, pop, key);

    /// <inheritdoc cref="Rows.Next"/>
    public ref ushort Next(int row, int pop) => ref Rows.Next(row, pop);

    /// <summary>Requests a second at a PoP, before the shape's weights.</summary>
    public double Rate(int row, int pop) => Rows[row].Rate * _world.Pops.Share[pop];

    /// <summary>Whether an event of the agenda is still the cell's next miss; to be asked once.</summary>
    public bool IsCurrent(int row, int pop, int stamp) => Rows[row].Joint >= 0
        ? Next(row, pop) == NextBins.OnAgenda && _joint.Stamp(row, pop) == stamp
        : Schedule.IsCurrent(row, pop, stamp);

    /// <summary>The stretches of a cell's future from an instant on.</summary>
    public CellSegments Segments(int row, int pop, long at) => new(
        _world, row, pop,
        Rows[row].Joint >= 0 ? _joint.Fetching(row, pop) : Next(row, pop) == NextBins.Fetching ? 1 : 0, at);

    /// <summary>The stretch at an instant.</summary>
    public CellSegments Segment(int row, int pop, long at)
    {
        var segments = Segments(row, pop, at);
        segments.Next();
        return segments;
    }

    /// <summary>Takes back what was drawn ahead for a cell, before it changes.</summary>
    public void Suspend(int row, int pop, long at)
    {
        if (Rows[row].Joint >= 0)
        {
            _joint.Close(this, row, pop, at);
            Flow(row, pop, at, -1);
            return;
        }
        var word = Word(row, pop, 0);
        var end = _world.ServesUntil(row, word, Next(row, pop) == NextBins.Fetching);
        if (_world.Config[pop] == _world.Down)
        {
            Simple(row).Count(pop, 0, -1, at, _world.Curve.End);
        }
        else if (at < end)
        {
            Simple(row).Count(pop, Cells.Word.Content(word), -1, at, end);
        }
    }

    /// <summary>Draws ahead for a cell after it changed.</summary>
    public void Resume(int row, int pop, long at)
    {
        if (Rows[row].Joint >= 0)
        {
            _joint.Reopen(row, pop, at);
            Flow(row, pop, at, 1);
            Plan(row, pop, at);
            return;
        }
        if (_world.Config[pop] == _world.Down)
        {
            Simple(row).Count(pop, 0, 1, at, _world.Curve.End);
            Next(row, pop) = NextBins.Never;
            if (_world.View(row, pop, 0).MissWeight > 0)
            {
                PlanSimple(row, pop, at);
            }
            return;
        }
        var word = Word(row, pop, 0);
        var fetching = Next(row, pop) == NextBins.Fetching;
        var end = _world.ServesUntil(row, word, fetching);
        if (at < end)
        {
            Simple(row).Count(pop, Cells.Word.Content(word), 1, at, end);
        }
        if (!fetching)
        {
            PlanSimple(row, pop, Math.Max(at, end));
        }
    }

    /// <summary>Fills a simple cell that holds nothing fresh, at a PoP that is up.</summary>
    public void Refill(int row, int pop, uint word, long at)
    {
        var simple = Simple(row);
        var cells = Rows.CellsOf(row, pop / Rows.Group);
        simple.Refill(cells, pop - cells.First, simple.Case(pop), word, at, _world.Curve.BinOf(at));
        simple.Enter();
    }

    /// <summary>Draws the next miss anew for a cell that did not change.</summary>
    public void Replan(int row, int pop, long at)
    {
        if (Rows[row].Joint >= 0)
        {
            Plan(row, pop, at);
            return;
        }
        var down = _world.Config[pop] == _world.Down;
        PlanSimple(row, pop, down ? at : Math.Max(at, _world.ServesUntil(row, Word(row, pop, 0), false)));
    }

    /// <summary>The cells of a simple row, for what goes through many of them.</summary>
    public SimpleRow Simple(int row) => _simple.Row(row);

    /// <summary>Marks that a key is being fetched, or no longer is; between <see cref="Suspend"/> and
    /// <see cref="Resume"/>.</summary>
    public void SetFetching(int row, int pop, int key, bool fetching)
    {
        if (Rows[row].Joint >= 0)
        {
            _joint.SetFetching(row, pop, key, fetching);
            return;
        }
        Next(row, pop) = fetching ? NextBins.Fetching : NextBins.Never;
    }

    /// <summary>Draws the next miss of a simple cell that holds nothing fresh from an instant on.</summary>
    public void PlanSimple(int row, int pop, long from)
    {
        var simple = Simple(row);
        simple.Plan(pop, from);
        simple.Enter();
    }

    /// <summary>When the next miss of a due cell whose keys hang together is, within the bin that opens now.</summary>
    public long PlaceInBin(int row, int pop, long begin) => _joint.PlaceInBin(this, row, pop, begin, _random);

    /// <summary>Tells what is known only once it is over.</summary>
    public void Close(long at) => _joint.CloseAll(this, at);

    /// <summary>The requests of a cell that end at once, from an instant on, segment by segment.</summary>
    private void Flow(int row, int pop, long from, int sign)
    {
        var (rate, share) = (sign * Rate(row, pop), Settled[row]);
        for (var segments = Segments(row, pop, from); segments.Until < _world.Curve.End;)
        {
            segments.Next();
            var (view, time) = (segments.View, _world.Counters.Between(segments.From, segments.Until));
            Count(view, row, pop, rate, time);
            foreach (var walks in share is null ? [] : view.Keeping)
            {
                share!.Count(walks, rate, time);
            }
            foreach (var own in view.Own)
            {
                var passing = _world.OwnCaches.Passing(row, own);
                Count(own.View, row, pop, rate * passing, time);
                _world.Counters.Add(own.Hit, rate * (1 - passing) * own.Flow.Weight, time);
            }
        }
    }

    private void Count(CellView view, int row, int pop, double rate, in BulkCounters.Span time)
    {
        foreach (var (channel, weight) in view.Ended)
        {
            _world.Counters.Add(channel, rate * weight, time);
        }
        if (view.LoopWeight > 0)
        {
            _joint.MayLoop(row, pop);
        }
    }

    private void Plan(int row, int pop, long at)
    {
        var stamp = _joint.NewStamp(row, pop);
        var due = _joint.NextMiss(this, row, pop, at, _random.NextExponential());
        if (due is { } operational)
        {
            Schedule.Place(row, pop, operational, stamp);
        }
        else
        {
            Next(row, pop) = NextBins.Never;
        }
    }
}
