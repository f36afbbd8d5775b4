using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Recording;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>What cells need besides their words when their keys hang together through redirects: which key is being
/// fetched, which event on the agenda is theirs, and since when they stand as they do, so that the loops of that time
/// can be told when it ends.</summary>
internal sealed class JointCells
{
    private readonly World _world;
    private readonly RandomStream _random;

    public JointCells(World world)
    {
        _world = world;
        _random = world.Stream("loops");
    }

    public int Fetching(int row, int pop) => Cell(row, pop).Fetching;

    public void SetFetching(int row, int pop, int key, bool fetching)
    {
        ref var mask = ref Cell(row, pop).Fetching;
        mask = (byte)(fetching ? mask | (1 << key) : mask & ~(1 << key));
    }

    public int Stamp(int row, int pop) => Cell(row, pop).Stamp;

    public int NewStamp(int row, int pop) => ++Cell(row, pop).Stamp;

    public void Reopen(int row, int pop, long at)
    {
        ref var cell = ref Cell(row, pop);
        (cell.Since, cell.MayLoop) = ((uint)(at >> _world.UnitShift), false);
    }

    /// <summary>Something may loop as the cell stands.</summary>
    public void MayLoop(int row, int pop) => Cell(row, pop).MayLoop = true;

    /// <summary>Tells the loops since the cell was last changed.</summary>
    public void Close(BulkCells cells, int row, int pop, long at)
    {
        ref var cell = ref Cell(row, pop);
        if (!cell.MayLoop)
        {
            return;
        }
        for (var segments = cells.Segments(row, pop, (long)cell.Since << _world.UnitShift); segments.Until < at;)
        {
            segments.Next();
            var view = segments.View;
            var weight = _world.OwnCaches.LoopWeight(row, view);
            if (weight > 0)
            {
                Note(row, pop, segments.From, Math.Min(segments.Until, at), cells.Rate(row, pop) * weight, view);
            }
        }
    }

    /// <summary>Tells the loops of all cells until the end.</summary>
    public void CloseAll(BulkCells cells, long at)
    {
        foreach (var row in _world.Rows.All)
        {
            for (var pop = 0; _world.Rows[row].Joint >= 0 && pop < _world.Rows[row].Bulk; pop++)
            {
                Close(cells, row, pop, at);
            }
        }
    }

    /// <summary>Operational time of the first request, from an instant on, that needs a fetch.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="row">Row.</param>
    /// <param name="pop">PoP.</param>
    /// <param name="at">From when on.</param>
    /// <param name="hazard">An exponential draw of mean 1, used up by the rates of the segments.</param>
    /// <returns>Null: none within the run.</returns>
    public double? NextMiss(BulkCells cells, int row, int pop, long at, double hazard)
    {
        var rate = cells.Rate(row, pop);
        var begin = _world.Curve.Integral(at);
        for (var segments = cells.Segments(row, pop, at); segments.Until < _world.Curve.End;)
        {
            segments.Next();
            var weight = cells.Settled.MissWeight(row, segments.View);
            var end = _world.Curve.Integral(Math.Min(segments.Until, _world.Curve.End));
            var whole = rate * weight * (end - begin);
            if (hazard < whole)
            {
                return begin + hazard / (rate * weight);
            }
            (hazard, begin) = (hazard - whole, end);
        }
        return null;
    }

    /// <summary>When the next miss is, given that it falls into the bin that begins now.</summary>
    public long PlaceInBin(BulkCells cells, int row, int pop, long begin, RandomStream random)
    {
        var curve = _world.Curve;
        var end = begin + curve.BinTicks;
        var whole = 0.0;
        for (var segments = cells.Segments(row, pop, begin); segments.Until < end;)
        {
            segments.Next();
            whole += cells.Settled.MissWeight(row, segments.View)
                * Ticks.Seconds(Math.Min(segments.Until, end) - segments.From);
        }
        whole *= cells.Rate(row, pop) * curve.Factor[curve.BinOf(begin)];
        var hazard = Draws.Truncated(random, 1, whole);
        var bin = curve.BinOf(begin);
        return NextMiss(cells, row, pop, begin, hazard) is { } operational
            ? Math.Clamp(curve.Inverse(operational, bin), begin, end - 1)
            : end - 1;
    }

    private ref JointCell Cell(int row, int pop) => ref _world.Rows.Joint(row, pop);

    // The first of Poisson arrivals comes after an exponential time, and so, seen from the end, does the last.
    private void Note(int row, int pop, long from, long until, double rate, Shapes.CellView view)
    {
        var (begin, end) = (_world.Curve.Integral(from), _world.Curve.Integral(until));
        var first = begin + _random.NextExponential() / rate;
        if (first >= end)
        {
            return;
        }
        var last = Math.Max(first, end - _random.NextExponential() / rate);
        var flow = _world.ShapeOf(row).Bulk[pop == _world.Pops.Redirector ? 1 : 0]
            .First(f => view.Walks[f.Url].Kind == Shapes.WalkKind.Loop);
        _world.Loops.Note(
            _world.Rows[row].Project,
            At(first),
            At(last),
            new LoopSeen(_world.Rows[row].Shape, pop, flow.Persona, flow.Url));
    }

    private long At(double operational) =>
        _world.Curve.Inverse(operational, Math.Min(_world.Curve.BinOfOperational(operational), _world.Curve.Bins - 1));
}
