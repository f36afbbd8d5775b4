using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CdnLab.Scenarios.Simulation.Cells;

/// <summary>The bin of each bulk cell's next miss, 16 bits a cell, and words for what is no bin.</summary>
internal static class NextBins
{
    /// <summary>Beyond the run.</summary>
    public const ushort Never = ushort.MaxValue;

    /// <summary>A fetch is under way: requests wait for it.</summary>
    public const ushort Fetching = ushort.MaxValue - 1;

    /// <summary>Among the sorted events of the open bin.</summary>
    public const ushort Due = ushort.MaxValue - 2;

    /// <summary>On the agenda, within the open bin.</summary>
    public const ushort OnAgenda = ushort.MaxValue - 3;

    /// <summary>Being executed: the next miss is still to be drawn.</summary>
    public const ushort Taken = ushort.MaxValue - 4;

    /// <summary>The largest number of a bin.</summary>
    public const int BinMax = ushort.MaxValue - 5;

    /// <summary>Which of up to sixteen bins are a certain one, as bits; and the least of the others.</summary>
    public static uint Equal(ref ushort first, int count, ushort bin, out ushort least)
    {
        if (count <= Vector128<ushort>.Count)
        {
            // No more of memory than need be: the rest may lie on a line that nobody has begun to fetch.
            var few = Vector128.ConditionalSelect(
                Vector128.LessThan(Lanes.GetLower(), Vector128.Create((ushort)count)),
                Vector128.LoadUnsafe(ref first), Vector128.Create(Never));
            var same = Vector128.Equals(few, Vector128.Create(bin));
            least = Least(Vector128.ConditionalSelect(same, Vector128.Create(Never), few));
            return Vector128.ExtractMostSignificantBits(same);
        }
        var bins = Vector256.LoadUnsafe(ref first);
        // What lies behind the last one is something else.
        bins = Vector256.ConditionalSelect(
            Vector256.LessThan(Lanes, Vector256.Create((ushort)count)), bins, Vector256.Create(Never));
        var equal = Vector256.Equals(bins, Vector256.Create(bin));
        var others = Vector256.ConditionalSelect(equal, Vector256.Create(Never), bins);
        least = Least(Vector128.Min(others.GetLower(), others.GetUpper()));
        return Vector256.ExtractMostSignificantBits(equal);
    }

    private static ushort Least(Vector128<ushort> bins)
    {
        if (Sse41.IsSupported)
        {
            return Sse41.MinHorizontal(bins)[0];
        }
        var least = Never;
        for (var lane = 0; lane < Vector128<ushort>.Count; lane++)
        {
            least = Math.Min(least, bins[lane]);
        }
        return least;
    }

    private static Vector256<ushort> Lanes { get; } = Vector256.Create(
        (ushort)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}
