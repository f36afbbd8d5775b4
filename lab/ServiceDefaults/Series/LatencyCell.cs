namespace CdnLab.ServiceDefaults.Series;

/// <summary>The durations of a bin, told as median and 99th percentile in seconds.</summary>
internal sealed class LatencyCell : ISeriesCell
{
    public LogHistogram Histogram { get; } = new();

    public void WriteTo(IDictionary<string, double> values, string name)
    {
        if (Histogram.Quantile(0.5) is { } median && Histogram.Quantile(0.99) is { } tail)
        {
            values[$"{name}_p50"] = median;
            values[$"{name}_p99"] = tail;
        }
    }
}
