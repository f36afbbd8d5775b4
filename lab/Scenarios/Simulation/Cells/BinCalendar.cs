using System.Numerics;

namespace CdnLab.Scenarios.Simulation.Cells;

/// <summary>In which bin each row is looked at next: a list of rows a bin. What was hastened to an earlier bin stays in
/// the list of the later one too, and is passed over there.</summary>
internal sealed class BinCalendar : IDisposable
{
    // A piece of a list: the piece before it, and rows.
    private const int Piece = 64;
    private const int RowsInPiece = Piece - 1;
    private const int OrderBits = 13;
    private readonly Rows _rows;
    private readonly (int Last, int Rows)[] _bins;
    private BigArray<int> _pieces;
    private int _used;
    private int _free;
    private int[] _listed = new int[1024];
    private int[] _taken = new int[1024];

    // Rows taken are put roughly in order of their numbers: what lies near each other is found faster.
    private readonly int[] _counts = new int[(1 << OrderBits) + 1];
    private readonly int _orderShift;

    public BinCalendar(Rows rows, int bins)
    {
        (_rows, _bins) = (rows, new (int, int)[bins]);
        Array.Fill(_bins, (0, RowsInPiece));
        _orderShift = Math.Max(0, BitOperations.Log2((uint)rows.End) + 1 - OrderBits);
        // A piece has no number 0.
        (_pieces, _used) = (new(1 << 20), 1);
        foreach (var row in rows.All)
        {
            rows[row].Due = Never;
            for (var group = 0; group < Rows.Groups(rows[row].Bulk); group++)
            {
                rows.Earliest(row, group) = Never;
            }
        }
    }

    /// <summary>No bin of the run.</summary>
    public const ushort Never = ushort.MaxValue;

    // Of a row that is being looked at: nothing hastens it.
    private const ushort Now = 0;

    /// <summary>Has a row looked at no later than in the bin of a cell's next miss.</summary>
    public void Hasten(int row, int pop, int bin)
    {
        Lower(row, pop, bin);
        Enter(row, bin);
    }

    /// <summary>The first half of it: tells the row's group.</summary>
    public void Lower(int row, int pop, int bin)
    {
        ref var earliest = ref _rows.Earliest(row, pop / Rows.Group);
        earliest = (ushort)Math.Min(earliest, bin);
    }

    /// <summary>The other half: has the row looked at no later than in a bin.</summary>
    public void Enter(int row, int bin)
    {
        ref var due = ref _rows[row].Due;
        if (bin < due)
        {
            due = (ushort)bin;
            Append(row, bin);
        }
    }

    /// <summary>Takes the rows that may be looked at in a bin; they are if <see cref="Begin"/> says so.</summary>
    public ReadOnlySpan<int> Take(int bin)
    {
        var listed = List(bin);
        Array.Clear(_counts);
        foreach (var row in listed)
        {
            _counts[(row >> _orderShift) + 1]++;
        }
        for (var i = 1; i < _counts.Length; i++)
        {
            _counts[i] += _counts[i - 1];
        }
        foreach (var row in listed)
        {
            _taken[_counts[row >> _orderShift]++] = row;
        }
        return _taken.AsSpan(0, listed.Length);
    }

    /// <summary>Begins to look at a row in a bin; false: it is not in it.</summary>
    public bool Begin(int row, int bin)
    {
        ref var due = ref _rows[row].Due;
        if (due != bin)
        {
            return false;
        }
        due = Now;
        return true;
    }

    /// <summary>Ends it: the row is looked at next in the earliest bin of its groups.</summary>
    public void End(int row)
    {
        ref var found = ref _rows[row];
        NextBins.Equal(ref _rows.Earliest(row, 0), Rows.Groups(found.Bulk), Never, out var earliest);
        found.Due = Never;
        if (earliest <= NextBins.BinMax)
        {
            Enter(row, earliest);
        }
    }

    public void Dispose() => _pieces.Dispose();

    /// <summary>Takes the list of a bin.</summary>
    private ReadOnlySpan<int> List(int bin)
    {
        var (piece, rows) = _bins[bin];
        _bins[bin] = (0, RowsInPiece);
        var count = 0;
        while (piece != 0)
        {
            if (_listed.Length < count + rows)
            {
                Array.Resize(ref _listed, 2 * (count + rows));
                _taken = new int[_listed.Length];
            }
            var first = (long)piece * Piece;
            for (var i = 1; i <= rows; i++)
            {
                _listed[count++] = _pieces[first + i];
            }
            var before = _pieces[first];
            _pieces[first] = _free;
            (_free, piece, rows) = (piece, before, RowsInPiece);
        }
        return _listed.AsSpan(0, count);
    }

    private void Append(int row, int bin)
    {
        ref var list = ref _bins[bin];
        if (list.Rows == RowsInPiece)
        {
            var piece = NewPiece();
            _pieces[(long)piece * Piece] = list.Last;
            list = (piece, 0);
        }
        _pieces[(long)list.Last * Piece + ++list.Rows] = row;
    }

    private int NewPiece()
    {
        if (_free != 0)
        {
            var piece = _free;
            _free = _pieces[(long)piece * Piece];
            return piece;
        }
        if ((_used + 1L) * Piece > _pieces.Length)
        {
            _pieces = _pieces.Grown(_pieces.Length + _pieces.Length / 2);
        }
        return _used++;
    }
}
