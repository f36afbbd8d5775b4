using System.Numerics;
using CdnLab.Scenarios.Simulation.Cells;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>The misses of the open bin in order of time, but for those that are executed at once. When a bin opens, the
/// cells due in it are looked up and the instant of each is drawn; one number holds instant, row and PoP, so that sorting
/// moves eight bytes an event.</summary>
internal sealed class DueMisses(World world, BulkCells bulk, CalmMisses calm)
{
    private const int OffsetBits = 27;
    private const int RowBits = 29;
    private const int PopBits = 8;
    private const int DigitBits = 9;
    private const int RowsAhead = 16;
    private const uint Begun = 1u << 31;
    private readonly int[] _counts = new int[1 << DigitBits];
    private readonly int _shift = Math.Max(0, BitOperations.Log2((ulong)world.Curve.BinTicks) + 1 - OffsetBits);
    private readonly uint[] _groups = new uint[2 * RowsAhead];
    private ulong[] _sorted = new ulong[1024];
    private ulong[] _spare = new ulong[1024];
    private ushort _bin;
    private long _begin;

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
        Count = 0;
        (_bin, _begin) = ((ushort)bin, bin * world.Curve.BinTicks);
        calm.Open(bin);
        var rows = bulk.Schedule.Calendar.Take(bin);
        // A row's head is fetched, then its groups are, then what else its due cells need, some rows apart.
        for (var i = 0; i < rows.Length + 3 * RowsAhead; i++)
        {
            if (i < rows.Length)
            {
                world.Rows.Prefetch(rows[i]);
            }
            if (i - 3 * RowsAhead is var last and >= 0 && (_groups[last % _groups.Length] & Begun) != 0)
            {
                Collect(rows[last], _groups[last % _groups.Length] & ~Begun);
                bulk.Schedule.Calendar.End(rows[last]);
            }
            if (i - 2 * RowsAhead is var known and >= 0 && known < rows.Length)
            {
                PrefetchJoint(rows[known], _groups[known % _groups.Length] & ~Begun);
            }
            if (i - RowsAhead is var next and >= 0 && next < rows.Length)
            {
                _groups[next % _groups.Length] = Begin(rows[next]);
            }
        }
        Sort();
    }

    /// <summary>The groups of a row that have cells due, as bits; 0: it is not looked at in this bin.</summary>
    private uint Begin(int row)
    {
        if (!bulk.Schedule.Calendar.Begin(row, _bin))
        {
            return 0;
        }
        var groups = NextBins.Equal(
            ref world.Rows.Earliest(row, 0), Rows.Groups(world.Rows[row].Bulk), _bin, out _);
        for (var left = groups; left != 0; left &= left - 1)
        {
            world.Rows.PrefetchGroup(row, BitOperations.TrailingZeroCount(left));
        }
        return groups | Begun;
    }

    /// <summary>Begins to fetch the due cells of a row whose keys hang together: they lie beyond a group's first lines.
    /// </summary>
    private void PrefetchJoint(int row, uint groups)
    {
        if (groups == 0 || world.Rows[row].Joint < 0)
        {
            return;
        }
        for (; groups != 0; groups &= groups - 1)
        {
            var due = Due(row, BitOperations.TrailingZeroCount(groups), out var first, out _);
            for (; due != 0; due &= due - 1)
            {
                world.Rows.PrefetchCell(row, first + BitOperations.TrailingZeroCount(due));
            }
        }
    }

    /// <summary>The due cells of a group, as bits; and the earliest bin of its others.</summary>
    private uint Due(int row, int group, out int first, out ushort least)
    {
        first = group * Rows.Group;
        return NextBins.Equal(
            ref world.Rows.Next(row, first), Math.Min(Rows.Group, world.Rows[row].Bulk - first), _bin, out least);
    }

    private void Collect(int row, uint groups)
    {
        if (world.Rows[row].Joint < 0)
        {
            CollectSimple(row, groups);
            return;
        }
        for (; groups != 0; groups &= groups - 1)
        {
            var group = BitOperations.TrailingZeroCount(groups);
            var due = Due(row, group, out var first, out var least);
            world.Rows.Earliest(row, group) = least;
            for (; due != 0; due &= due - 1)
            {
                var pop = first + BitOperations.TrailingZeroCount(due);
                bulk.Next(row, pop) = NextBins.Due;
                Keep(row, pop, bulk.PlaceInBin(row, pop, _begin));
            }
        }
    }

    private void CollectSimple(int row, uint groups)
    {
        var simple = bulk.Simple(row);
        var calmly = calm.Begin(row);
        for (; groups != 0; groups &= groups - 1)
        {
            var cells = world.Rows.CellsOf(row, BitOperations.TrailingZeroCount(groups));
            var due = NextBins.Equal(ref cells.Next(0), cells.Count, _bin, out cells.Earliest);
            for (; due != 0; due &= due - 1)
            {
                var place = BitOperations.TrailingZeroCount(due);
                var pop = cells.First + place;
                var found = simple.Case(pop);
                var at = simple.PlaceInBin(cells.Word(place), simple.MissRate(pop, found), _bin);
                if (calmly && calm.Execute(ref simple, cells, place, found, at))
                {
                    Checked?.Invoke(row, pop);
                    continue;
                }
                cells.Next(place) = NextBins.Due;
                Keep(row, pop, at);
            }
        }
    }

    /// <summary>Keeps a miss until its instant.</summary>
    private void Keep(int row, int pop, long at)
    {
        if (Count == _sorted.Length)
        {
            Array.Resize(ref _sorted, 2 * Count);
            _spare = new ulong[2 * Count];
        }
        _sorted[Count++] = ((ulong)(at - _begin) >> _shift << (RowBits + PopBits)) | ((ulong)row << PopBits) | (uint)pop;
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
