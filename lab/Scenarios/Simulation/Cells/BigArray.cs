using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace CdnLab.Scenarios.Simulation.Cells;

/// <summary>A zeroed array outside the garbage collector's heap, on large pages where the system has them: a simulation
/// jumps about in hundreds of megabytes, and most of its time would go into finding the pages.</summary>
/// <typeparam name="T">Type of an element.</typeparam>
internal sealed unsafe class BigArray<T> : IDisposable
    where T : unmanaged
{
    private const nuint LargePage = 2 << 20;
    private const int UseLargePages = 14;
    private void* _block;
    private T* _first;

    public BigArray(long length)
    {
        Length = length;
        // A page more: vector loads may look beyond the last element.
        var bytes = ((nuint)length * (nuint)sizeof(T) + 4096 + LargePage - 1) / LargePage * LargePage;
        // Fresh memory of the system is zero, and is taken up only where it is written to.
        _block = NativeMemory.AllocZeroed(bytes + LargePage);
        _first = (T*)(((nuint)_block + LargePage - 1) / LargePage * LargePage);
        if (OperatingSystem.IsLinux())
        {
            // Advice only: without it the run is slower.
            _ = SystemMemory.Advise(_first, bytes, UseLargePages);
        }
    }

    ~BigArray() => Free();

    public long Length { get; }

    public ref T this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _first[index];
    }

    /// <summary>Begins to fetch an element into the processor's cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(long index)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(_first + index);
        }
    }

    /// <summary>A longer array with the same elements, in place of this one.</summary>
    public BigArray<T> Grown(long length)
    {
        var grown = new BigArray<T>(length);
        Buffer.MemoryCopy(_first, grown._first, length * sizeof(T), Length * sizeof(T));
        Dispose();
        return grown;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.Free(_block);
        _block = null;
        _first = null;
    }
}
