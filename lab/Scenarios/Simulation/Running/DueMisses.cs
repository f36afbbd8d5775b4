using System.Numerics;
using CdnLab.Scenarios.Simulation.Cells;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>The misses of the open bin in order of time. When a bin opens, the cells due in it are looked up and the
/// instant of each is drawn; one number holds instant, row and PoP, so that sorting moves eight bytes an
/// event.</summary>
internal sealed class DueMisses(World world, BulkCells bulk, CalmMisses calm)
{
    private const int OffsetBits = 27;
    private const int RowBits = 29;
    private const int PopBits = 8;
    private const int DigitBits = 9;
    private const int RowsAhead = 8;
    private const int PlacesBehind = 8;
    private readonly int[] _counts = new int[1 << DigitBits];
    private readonly int _shift = Math.Max(0, BitOperations.Log2((ulong)world.Curve.BinTicks) + 1 - OffsetBits);
    private ulong[] _sorted = new ulong[1024];
    private ulong[] _spare = new ulong[1024];
    private long _begin;
    private int _collected;
    private int _placed;

    /// <summary>Told after each event that was executed at once: its row and PoP.</summary>
    public Action<int, int>? Checked { get; init; }

    /// <summary>Number of them.</summary>
    public int Count { get; private set; }

    public long At(int index) => _begin + ((long)(_sorted[index] >> (RowBits + PopBits)) << _shift);

    public int Row(int index) => (int)(_sorted[index] >> PopBits) & ((1 << RowBits) - 1);

    public int Pop(int index) => (int)_sorted[index] & ((1 << PopBits) - 1);

    /// <summary>Collects those of a bin.</summary>
    public void Open(int bin)
    {
        (Count, _collected, _placed) = (0, 0, 0);
        _begin = bin * world.Curve.BinTicks;
        calm.Open(bin);
        var rows = bulk.Schedule.Calendar.Take(bin);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i + 2 * RowsAhead < rows.Count)
            {
                world.Rows.Prefetch(rows[i + 2 * RowsAhead]);
                world.Rows.PrefetchNext(rows[i + RowsAhead]);
            }
            if (bulk.Schedule.Calendar.Take(rows[i], bin))
            {
                Collect(rows[i], bin);
                Place(_collected - PlacesBehind);
            }
        }
        Place(_collected);
        Sort();
    }

    private void Collect(int row, int bin)
    {
        var count = world.Rows[row].Bulk;
        var earliest = NextBins.Never;
        for (var first = 0; first < count; first += 64)
        {
            var due = NextBins.DueIn(
                ref world.Rows.Next(row, first), Math.Min(64, count - first), (ushort)bin, ref earliest);
            for (; due != 0; due &= due - 1)
            {
                var pop = first + BitOperations.TrailingZeroCount(due);
                bulk.Next(row, pop) = NextBins.Due;
                world.Rows.PrefetchCell(row, pop);
                Add(((ulong)row << PopBits) | (uint)pop);
            }
        }
        if (earliest <= NextBins.BinMax)
        {
            bulk.Schedule.Calendar.Hasten(row, earliest);
        }
    }

    /// <summary>Draws the instants of those collected, up to one; what is executed at once is not kept.</summary>
    private void Place(int end)
    {
        for (; _placed < end; _placed++)
        {
            var due = _sorted[_placed];
            var (row, pop) = ((int)(due >> PopBits), (int)due & ((1 << PopBits) - 1));
            var at = bulk.PlaceInBin(row, pop, _begin);
            if (calm.Execute(row, pop, at))
            {
                Checked?.Invoke(row, pop);
                continue;
            }
            _sorted[Count++] = due | (ulong)(at - _begin) >> _shift << (RowBits + PopBits);
        }
    }

    private void Add(ulong due)
    {
        if (_collected == _sorted.Length)
        {
            Array.Resize(ref _sorted, 2 * _collected);
            _spare = new ulong[2 * _collected];
        }
        _sorted[_collected++] = due;
    }

    /// <summary>By digits of the instant, the lowest first: each pass keeps the order of the one before.</summary>
    private void Sort()
    {
        for (var shift = RowBits + PopBits; shift < 64; shift += DigitBits)
        {
            Array.Clear(_counts);
            var from = _sorted.AsSpan(0, Count);
            foreach (var due in from)
            {
                _counts[(int)(due >> shift) & (_counts.Length - 1)]++;
            }
            var sum = 0;
            for (var digit = 0; digit < _counts.Length; digit++)
            {
                (_counts[digit], sum) = (sum, sum + _counts[digit]);
            }
            foreach (var due in from)
            {
                _spare[_counts[(int)(due >> shift) & (_counts.Length - 1)]++] = due;
            }
            (_sorted, _spare) = (_spare, _sorted);
        }
    }
}
