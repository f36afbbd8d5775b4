using System.Runtime.CompilerServices;

namespace CdnLab.Scenarios.Simulation.Cells;

/// <summary>Up to sixteen cells in bulk of a row whose documents have one key, found in its block once for all of them.
/// A cell is told by its place among them.</summary>
internal readonly ref struct CellGroup
{
    private readonly ref ushort _next;
    private readonly ref uint _words;
    private readonly ref ushort _earliest;

    public CellGroup(ref ushort next, ref uint words, ref ushort earliest, int first, int count)
    {
        _next = ref next;
        _words = ref words;
        _earliest = ref earliest;
        (First, Count) = (first, count);
    }

    /// <summary>PoP of the first one.</summary>
    public int First { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <inheritdoc cref="Rows.Earliest"/>
    public ref ushort Earliest => ref _earliest;

    /// <inheritdoc cref="Rows.Next"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ushort Next(int place) => ref Unsafe.Add(ref _next, place);

    /// <summary>What a cell holds under its key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref uint Word(int place) => ref Unsafe.Add(ref _words, place);
}
