using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clock;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>The bulk cells of one simple row, for what goes through many of them at once: what they have in common is
/// looked up once, and the row is entered into the calendar once.</summary>
internal ref struct SimpleRow
{
    private readonly SimpleCells _shared;
    private readonly double _rate;
    private readonly int _row;
    private readonly int _shape;
    private int _earliest;

    public SimpleRow(SimpleCells shared, int row)
    {
        (_shared, _row, _earliest) = (shared, row, NextBins.Never);
        ref var found = ref shared.Rows[row];
        (_shape, _rate) = (found.Shape, found.Rate);
    }

    /// <summary>What requests come to at a PoP.</summary>
    public readonly SimpleCase Case(int pop) => _shared.Case(_shape, pop);

    /// <summary>Counts the requests that a content answers, or takes them back.</summary>
    public readonly void Count(int pop, int content, int sign, long from, long to)
    {
        var rate = sign * _rate * _shared.Shares[pop];
        foreach (var (channel, weight) in Case(pop).Ended(content))
        {
            _shared.Counters.Add(channel, rate * weight, from, to);
        }
    }

    /// <summary>Requests a second that find nothing fresh while that is so.</summary>
    public readonly double MissRate(int pop, SimpleCase found) => _rate * _shared.Shares[pop] * found.MissWeight;

    /// <summary>When a due cell's next miss is, within the bin that opens now.</summary>
    /// <param name="word">What the cell holds.</param>
    /// <param name="rate">The rate of its misses.</param>
    /// <param name="bin">The bin.</param>
    public readonly long PlaceInBin(uint word, double rate, int bin)
    {
        var curve = _shared.Curve;
        var begin = bin * curve.BinTicks;
        var from = Math.Max(begin, Word.Content(word) == 0 ? 0 : Expiry(word));
        var limit = Ticks.Seconds(begin + curve.BinTicks - from);
        return Math.Min(
            begin + curve.BinTicks - 1,
            from + Ticks.OfSeconds(Draws.Truncated(_shared.Random, rate * curve.Factor[bin], limit)));
    }

    /// <summary>Fills a cell that holds nothing fresh, at a PoP that is up.</summary>
    /// <param name="cells">The cell's group.</param>
    /// <param name="place">Its place there.</param>
    /// <param name="found">What requests for it come to.</param>
    /// <param name="word">What is put in.</param>
    /// <param name="at">When.</param>
    /// <param name="bin">The bin of that.</param>
    public void Refill(in CellGroup cells, int place, SimpleCase found, uint word, long at, int bin)
    {
        cells.Word(place) = word;
        var end = Expiry(word);
        if (at < end)
        {
            var rate = _rate * _shared.Shares[cells.First + place];
            var to = Math.Min(end, _shared.Curve.End);
            var last = _shared.Curve.BinOf(to);
            var time = _shared.Counters.Between(at, bin, to, last);
            foreach (var (channel, weight) in found.Ended(Word.Content(word)))
            {
                _shared.Counters.Add(channel, rate * weight, time);
            }
            (at, bin) = (end, last);
        }
        Plan(cells, place, found, at, bin);
    }

    /// <summary>Shortens what a cell holds that is not being fetched, at a PoP that is up.</summary>
    /// <param name="cells">The cell's group.</param>
    /// <param name="place">Its place there.</param>
    /// <param name="shorter">What it holds from now on: the same content, until sooner.</param>
    public void Shorten(in CellGroup cells, int place, uint shorter)
    {
        ref var word = ref cells.Word(place);
        var (pop, end) = (cells.First + place, Math.Min(Expiry(word), _shared.Curve.End));
        var from = Expiry(shorter);
        var found = Case(pop);
        var (ended, bin) = (found.Ended(Word.Content(word)), 0);
        if (from < _shared.Curve.End)
        {
            bin = _shared.Curve.BinOf(from);
            var rate = -_rate * _shared.Shares[pop];
            var time = _shared.Counters.Between(from, bin, end, _shared.Curve.BinOf(end));
            foreach (var (channel, weight) in ended)
            {
                _shared.Counters.Add(channel, rate * weight, time);
            }
        }
        word = shorter;
        Plan(cells, place, found, from, bin);
    }

    /// <summary>Draws the next miss of a cell that holds nothing fresh from an instant on.</summary>
    public void Plan(int pop, long from)
    {
        var cells = _shared.Rows.CellsOf(_row, pop / Rows.Group);
        Plan(cells, pop - cells.First, Case(pop), from, from < _shared.Curve.End ? _shared.Curve.BinOf(from) : 0);
    }

    /// <summary>Draws the next miss of a cell that holds nothing fresh from an instant on, given the bin of that.
    /// </summary>
    public void Plan(in CellGroup cells, int place, SimpleCase found, long from, int bin)
    {
        var curve = _shared.Curve;
        var rate = MissRate(cells.First + place, found);
        if (from >= curve.End || rate <= 0)
        {
            cells.Next(place) = NextBins.Never;
            return;
        }
        var operational = curve.Integral(from, bin) + _shared.Random.NextExponential() / rate;
        var next = curve.BinOfOperational(operational);
        if (next <= _shared.Schedule.Open || next >= curve.Bins)
        {
            _shared.Schedule.Place(_row, cells.First + place, operational, 0);
            return;
        }
        cells.Next(place) = (ushort)next;
        cells.Earliest = (ushort)Math.Min(cells.Earliest, next);
        _earliest = Math.Min(_earliest, next);
    }

    /// <summary>Enters the row into the calendar.</summary>
    public readonly void Enter()
    {
        if (_earliest < NextBins.Never)
        {
            _shared.Schedule.Calendar.Enter(_row, _earliest);
        }
    }

    private readonly long Expiry(uint word) => Word.ExpiryUnits(word) << _shared.UnitShift;
}
