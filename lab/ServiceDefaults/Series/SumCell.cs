namespace CdnLab.ServiceDefaults.Series;

/// <summary>A sum kept in one cache line a processor, so that cores that count do not wait for each other.</summary>
internal sealed class SumCell(double unit) : ISeriesCell
{
    private const int LineLongs = 16;
    private static readonly int StripeMask =
        (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount) - 1;

    private readonly long[] _stripes = new long[(StripeMask + 1) * LineLongs];

    public void Add(long amount)
    {
        var stripe = Thread.GetCurrentProcessorId() & StripeMask;
        Interlocked.Add(ref _stripes[stripe * LineLongs], amount);
    }

    public void WriteTo(IDictionary<string, double> values, string name)
    {
        long sum = 0;
        for (var i = 0; i < _stripes.Length; i += LineLongs)
        {
            sum += Volatile.Read(ref _stripes[i]);
        }

        values[name] = sum / unit;
    }
}
