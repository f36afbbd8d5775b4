namespace CdnLab.ServiceDefaults.Series;

/// <summary>The last, or the highest, value seen in a bin.</summary>
internal sealed class LevelCell : ISeriesCell
{
    private double _value;

    public void Set(double value) => Volatile.Write(ref _value, value);

    public void Raise(double value)
    {
        var seen = Volatile.Read(ref _value);
        while (value > seen)
        {
            var before = Interlocked.CompareExchange(ref _value, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    public void WriteTo(IDictionary<string, double> values, string name) => values[name] = Volatile.Read(ref _value);
}
