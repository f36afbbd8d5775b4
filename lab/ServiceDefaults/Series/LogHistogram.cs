using System.Numerics;

namespace CdnLab.ServiceDefaults.Series;

/// <summary>Counts durations in buckets whose width is 1/32 of their value (an error of at most 1.6 %), from a
/// microsecond to 12 days. Recording is one interlocked increment.</summary>
public sealed class LogHistogram
{
    private const int SubBits = 5;
    private const int SubBuckets = 1 << SubBits;
    private const long MicrosecondsMax = (1L << 40) - 1;

    private readonly int[] _counts = new int[IndexOf(MicrosecondsMax) + 1];

    public void Record(TimeSpan duration)
    {
        var microseconds = Math.Clamp(duration.Ticks / TimeSpan.TicksPerMicrosecond, 0, MicrosecondsMax);
        Interlocked.Increment(ref _counts[IndexOf(microseconds)]);
    }

    /// <summary>Duration in seconds that the share <paramref name="quantile"/> (0..1) of the records does not exceed;
    /// null when nothing was recorded.</summary>
    public double? Quantile(double quantile)
    {
        long total = 0;
        foreach (var count in _counts)
        {
            total += count;
        }

        var rank = Math.Max(1, (long)Math.Ceiling(quantile * total));
        long seen = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= rank)
            {
                return MiddleOf(i) / 1e6;
            }
        }

        return null;
    }

    private static int IndexOf(long value)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)value | 1) - SubBits);
        return (shift << SubBits) + (int)(value >> shift);
    }

    private static double MiddleOf(int index)
    {
        var shift = Math.Max(0, (index >> SubBits) - 1);
        var low = (long)(index - (shift << SubBits)) << shift;
        return low + ((1L << shift) - 1) / 2.0;
    }
}
