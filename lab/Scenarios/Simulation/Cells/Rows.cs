using System.Runtime.CompilerServices;

namespace CdnLab.Scenarios.Simulation.Cells;

/// <summary>One row for each document and variant, each with all that is known of its cells in one block of memory: an
/// event that looks at several of these finds them on one page. A row's number says where its block is; rows of a
/// project
/// follow each other. PoPs are in order of
/// their share, so that those of a row that pay to be simulated in bulk come first.</summary>
internal sealed class Rows : IDisposable
{
    // A block: the row, a word a key for the shield, the next bins, a word a PoP and key, and what joint cells need.
    private const int Unit = 8;
    private const int Head = 32;
    private readonly BigArray<byte> _blocks;

    /// <param name="bytes">Sum of the rows' sizes.</param>
    public Rows(long bytes)
    {
        _blocks = new(bytes);
        End = checked((int)(bytes / Unit));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(End, NumberMax);
    }

    /// <summary>A row's number is at most this.</summary>
    public const int NumberMax = (1 << 29) - 1;

    /// <summary>The number after that of the last row.</summary>
    public int End { get; }

    /// <summary>All rows in their order.</summary>
    public IEnumerable<int> All => Between(0, End);

    /// <summary>First row of each project; <see cref="End"/> at the end.</summary>
    public int[] OfProject { get; set; } = [];

    public ref Row this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<byte, Row>(ref Block(row));
    }

    /// <summary>Bytes of a row's block.</summary>
    public static int SizeOf(int keys, int bulk, bool joint) =>
        (Head + 4 * keys + Words(bulk) + (4 * keys + (joint ? Unsafe.SizeOf<JointCell>() : 0)) * bulk + Unit - 1)
            / Unit * Unit;

    /// <summary>The rows of a project.</summary>
    public IEnumerable<int> Of(int project) => Between(OfProject[project], OfProject[project + 1]);

    /// <summary>The number after a row's, given the size of its block.</summary>
    public static int After(int row, int size) => checked(row + size / Unit);

    /// <summary>What the shield holds under a key.</summary>
    public ref uint AtShield(int row, int key) => ref At<uint>(row, Head + 4 * key);

    /// <summary>The bin of a cell's next miss, or a word of <see cref="NextBins"/>.</summary>
    public ref ushort Next(int row, int pop)
    {
        ref var block = ref Block(row);
        return ref Unsafe.As<byte, ushort>(
            ref Unsafe.Add(ref block, Head + 4 * Unsafe.As<byte, Row>(ref block).Keys + 2 * pop));
    }

    /// <summary>What a cell in bulk holds under a key.</summary>
    public ref uint Word(int row, int pop, int key)
    {
        ref var block = ref Block(row);
        ref var found = ref Unsafe.As<byte, Row>(ref block);
        return ref Unsafe.As<byte, uint>(
            ref Unsafe.Add(ref block, Head + 4 * found.Keys + Words(found.Bulk) + 4 * (pop * found.Keys + key)));
    }

    /// <summary>What a cell in bulk whose keys hang together needs besides.</summary>
    public ref JointCell Joint(int row, int pop)
    {
        ref var block = ref Block(row);
        ref var found = ref Unsafe.As<byte, Row>(ref block);
        return ref Unsafe.As<byte, JointCell>(ref Unsafe.Add(
            ref block,
            Head + 4 * found.Keys * (1 + found.Bulk) + Words(found.Bulk) + pop * Unsafe.SizeOf<JointCell>()));
    }

    /// <summary>Begins to fetch a row; well before its cells.</summary>
    public void Prefetch(int row)
    {
        // It may lie across two of the processor's lines.
        _blocks.Prefetch((long)row * Unit);
        _blocks.Prefetch((long)row * Unit + Head);
    }

    /// <summary>Begins to fetch the next bins of a row's cells.</summary>
    public void PrefetchNext(int row)
    {
        ref var found = ref this[row];
        var first = (long)row * Unit + Head + 4 * found.Keys;
        for (var at = 32; at < 2 * found.Bulk + 32; at += 64)
        {
            _blocks.Prefetch(first + at);
        }
    }

    /// <summary>Begins to fetch what a cell holds.</summary>
    public void PrefetchCell(int row, int pop)
    {
        ref var found = ref this[row];
        var bins = (long)row * Unit + Head + 4 * found.Keys;
        var words = bins + Words(found.Bulk);
        _blocks.Prefetch(bins + 2 * pop);
        _blocks.Prefetch(words + 4 * pop * found.Keys);
        if (found.Joint >= 0)
        {
            _blocks.Prefetch(words + 4 * found.Keys * found.Bulk + pop * Unsafe.SizeOf<JointCell>());
        }
    }

    public void Dispose()
    {
        _blocks.Dispose();
    }

    private IEnumerable<int> Between(int first, int end)
    {
        for (var row = first; row < end; row = After(row, SizeOf(this[row].Keys, this[row].Bulk, this[row].Joint >= 0)))
        {
            yield return row;
        }
    }

    // Bytes of the next bins, so that the words behind them lie on whole words.
    private static int Words(int bulk) => (bulk + 1) / 2 * 4;

    private ref T At<T>(int row, int offset)
        where T : unmanaged => ref Unsafe.As<byte, T>(ref Unsafe.Add(ref Block(row), offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Block(int row) => ref _blocks[(long)row * Unit];
}
