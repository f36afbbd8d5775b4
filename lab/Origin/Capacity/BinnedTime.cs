using CdnLab.ServiceDefaults.Series;

namespace CdnLab.Origin.Capacity;

/// <summary>Adds a stretch of time to a series, each part in the bin in which it passed.</summary>
internal static class BinnedTime
{
    public static void Add(
        DurationSum series, TimeSpan binSize, DateTimeOffset start, DateTimeOffset end, int times = 1)
    {
        while (start < end)
        {
            var binEnd = new DateTimeOffset((start.UtcTicks / binSize.Ticks + 1) * binSize.Ticks, TimeSpan.Zero);
            var stop = binEnd < end ? binEnd : end;
            series.Add(start, (stop - start) * times);
            start = stop;
        }
    }
}
