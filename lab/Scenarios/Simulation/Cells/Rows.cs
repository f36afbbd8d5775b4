using System.Runtime.CompilerServices;

namespace CdnLab.Scenarios.Simulation.Cells;

/// <summary>One row for each document and variant, each with all that is known of its cells in one block of memory. What
/// an event costs is the lines of memory that it looks at, so that a block is laid out by events: what the row has in
/// common lies in its head; the cells follow in groups of sixteen PoPs, each with the bins of its next misses and then
/// its words; and the head knows the earliest bin of each group. PoPs are in order of their share, so that those of a row
/// that pay to be simulated in bulk come first; of the others only the words are kept, behind the groups. A row's number
/// says where its block is; rows of a project follow each other.</summary>
internal sealed class Rows : IDisposable
{
    /// <summary>PoPs in a group.</summary>
    public const int Group = 16;

    /// <summary>A row's number is at most this.</summary>
    public const int NumberMax = (1 << 29) - 1;

    // A head: the row, a word a key for the shield, the earliest bin a group.
    private const int Head = 32;
    private const int Unit = 8;
    private const int Line = 64;
    private const int Ahead = 8;

    // PoPs in bulk from which on a block begins where a line does.
    private const int Many = 3 * Group;
    private readonly BigArray<byte> _blocks;

    /// <param name="bytes">Sum of the rows' sizes.</param>
    public Rows(long bytes)
    {
        _blocks = new(bytes);
        End = checked((int)(bytes / Unit));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(End, NumberMax);
    }

    /// <summary>Bytes of all blocks.</summary>
    public long Bytes => _blocks.Length;

    /// <summary>The number after that of the last row.</summary>
    public int End { get; }

    /// <summary>All rows in their order.</summary>
    public RowRange All => new(this, 0, End);

    /// <summary>First row of each project; <see cref="End"/> at the end.</summary>
    public int[] OfProject { get; set; } = [];

    public ref Row this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<byte, Row>(ref Block(row));
    }

    /// <summary>Where a row's cells begin in its block, in bytes.</summary>
    public static int CellsAt(int keys, int bulk)
    {
        var head = Head + 4 * keys + (Groups(bulk) * 2 + 3) / 4 * 4;
        // Where many cells are looked at, they begin on a line of their own.
        return bulk >= Many && head < Line ? Line : head;
    }

    /// <summary>Where the words of the PoPs begin that are not in bulk, in bytes.</summary>
    public static int OthersAt(int keys, int bulk, bool joint)
    {
        var rest = bulk % Group;
        return CellsAt(keys, bulk) + bulk / Group * Stride(keys, joint)
            + Bins(rest) + rest * (Stride(keys, joint) / Group - 2);
    }

    /// <summary>Bytes of a row's block, given the number that it begins at.</summary>
    public static int SizeOf(int row, int keys, int bulk, bool joint, int pops)
    {
        var end = (long)row * Unit + OthersAt(keys, bulk, joint) + 4 * keys * (pops - bulk);
        var step = StepOf(bulk);
        return (int)((end + step - 1) / step * step - (long)row * Unit);
    }

    /// <summary>The same on average over the numbers.</summary>
    public static double BytesOf(int keys, int bulk, bool joint, int pops) =>
        OthersAt(keys, bulk, joint) + 4 * keys * (pops - bulk) + StepOf(bulk) / 2.0;

    /// <summary>The number after a row's, given the size of its block.</summary>
    public static int After(int row, int size) => checked(row + size / Unit);

    /// <summary>Units of a size.</summary>
    public static ushort Units(int size) => checked((ushort)(size / Unit));

    /// <summary>Groups of a row with so many PoPs in bulk.</summary>
    public static int Groups(int bulk) => (bulk + Group - 1) / Group;

    /// <summary>The rows of a project.</summary>
    public RowRange Of(int project) => new(this, OfProject[project], OfProject[project + 1]);

    /// <summary>What the shield holds under a key.</summary>
    public ref uint AtShield(int row, int key) =>
        ref Unsafe.As<byte, uint>(ref Unsafe.Add(ref Block(row), Head + 4 * key));

    /// <summary>A bin that is not after the earliest one of a group's next misses.</summary>
    public ref ushort Earliest(int row, int group)
    {
        ref var block = ref Block(row);
        return ref Unsafe.As<byte, ushort>(
            ref Unsafe.Add(ref block, Head + 4 * Unsafe.As<byte, Row>(ref block).Keys + 2 * group));
    }

    /// <summary>The bin of a cell's next miss, or a word of <see cref="NextBins"/>.</summary>
    public ref ushort Next(int row, int pop)
    {
        ref var block = ref Block(row);
        return ref Unsafe.As<byte, ushort>(
            ref Unsafe.Add(ref block, GroupAt(in Unsafe.As<byte, Row>(ref block), pop) + 2 * (pop % Group)));
    }

    /// <summary>What a cell in bulk holds under a key.</summary>
    public ref uint Word(int row, int pop, int key)
    {
        ref var block = ref Block(row);
        ref var found = ref Unsafe.As<byte, Row>(ref block);
        return ref Unsafe.As<byte, uint>(
            ref Unsafe.Add(ref block, WordsAt(in found, pop) + 4 * (pop % Group * found.Keys + key)));
    }

    /// <summary>A group of cells of a row with one key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CellGroup CellsOf(int row, int group)
    {
        ref var block = ref Block(row);
        ref var found = ref Unsafe.As<byte, Row>(ref block);
        var (first, at) = (group * Group, GroupAt(in found, group * Group));
        var count = CellsOf(in found, first);
        return new(
            ref Unsafe.As<byte, ushort>(ref Unsafe.Add(ref block, at)),
            ref Unsafe.As<byte, uint>(ref Unsafe.Add(ref block, at + Bins(count))),
            ref Unsafe.As<byte, ushort>(ref Unsafe.Add(ref block, Head + 4 * found.Keys + 2 * group)), first, count);
    }

    /// <summary>What a cell that is not in bulk holds under a key; 0: nobody has looked yet.</summary>
    public ref uint Other(int row, int pop, int key)
    {
        ref var block = ref Block(row);
        ref var found = ref Unsafe.As<byte, Row>(ref block);
        return ref Unsafe.As<byte, uint>(
            ref Unsafe.Add(ref block, 4 * (found.Others + (pop - found.Bulk) * found.Keys + key)));
    }

    /// <summary>Begins to fetch what a cell that is not in bulk holds.</summary>
    public void PrefetchOther(int row, int pop)
    {
        ref var found = ref this[row];
        _blocks.Prefetch((long)row * Unit + 4 * (found.Others + (pop - found.Bulk) * found.Keys));
    }

    /// <summary>What a cell in bulk whose keys hang together needs besides.</summary>
    public ref JointCell Joint(int row, int pop)
    {
        ref var block = ref Block(row);
        ref var found = ref Unsafe.As<byte, Row>(ref block);
        return ref Unsafe.As<byte, JointCell>(ref Unsafe.Add(ref block, JointAt(in found, pop)));
    }

    /// <summary>Begins to fetch a row; well before its cells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int row)
    {
        _blocks.Prefetch((long)row * Unit);
        if (row % (Line / Unit) != 0)
        {
            _blocks.Prefetch((long)row * Unit + Head);
        }
    }

    /// <summary>Begins to fetch a group of cells whose row is here: the bins, and the words of their first key.
    /// </summary>
    public void PrefetchGroup(int row, int group)
    {
        var first = (long)row * Unit + GroupAt(in this[row], group * Group);
        _blocks.Prefetch(first);
        _blocks.Prefetch(first + Line);
        _blocks.Prefetch(first + Stride(1, false) - 1);
    }

    /// <summary>Begins to fetch the rows, and their cells at a PoP, that come soon in a list.</summary>
    public void PrefetchAhead(List<int> rows, int index, int pop)
    {
        if (index + 2 * Ahead < rows.Count)
        {
            Prefetch(rows[index + 2 * Ahead]);
            PrefetchCell(rows[index + Ahead], pop);
        }
    }

    /// <summary>Begins to fetch what a cell holds.</summary>
    public void PrefetchCell(int row, int pop)
    {
        ref var found = ref this[row];
        var group = (long)row * Unit + GroupAt(in found, pop);
        _blocks.Prefetch(group + 2 * (pop % Group));
        _blocks.Prefetch((long)row * Unit + WordsAt(in found, pop) + 4 * (pop % Group) * found.Keys);
        if (found.Joint >= 0)
        {
            _blocks.Prefetch((long)row * Unit + JointAt(in found, pop));
        }
    }

    public void Dispose()
    {
        _blocks.Dispose();
    }

    // A block ends where a line does when the next one had better begin there.
    private static int StepOf(int bulk) => bulk >= Many ? Line : Unit;

    private static int Stride(int keys, bool joint) =>
        Group * (2 + 4 * keys + (joint ? Unsafe.SizeOf<JointCell>() : 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int GroupAt(in Row row, int pop) =>
        4 * row.Cells + pop / Group * Stride(row.Keys, row.Joint >= 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WordsAt(in Row row, int pop) => GroupAt(in row, pop) + Bins(CellsOf(in row, pop));

    private static int JointAt(in Row row, int pop) =>
        WordsAt(in row, pop) + 4 * CellsOf(in row, pop) * row.Keys + pop % Group * Unsafe.SizeOf<JointCell>();

    // Cells of a PoP's group: the last one may have fewer than the others.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CellsOf(in Row row, int pop) => Math.Min(Group, row.Bulk - pop / Group * Group);

    // Bytes of the bins of so many cells, so that the words behind them lie on whole words.
    private static int Bins(int cells) => (cells + 1) / 2 * 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Block(int row) => ref _blocks[(long)row * Unit];
}
