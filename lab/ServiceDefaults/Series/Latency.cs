namespace CdnLab.ServiceDefaults.Series;

/// <summary>Percentiles of durations: the series <c>NAME_p50</c> and <c>NAME_p99</c>, in seconds.</summary>
public sealed class Latency : RecordedSeries
{
    internal Latency(SeriesRecorder recorder, int id, string name)
        : base(recorder, id, name, static () => new LatencyCell())
    {
    }

    public void Record(DateTimeOffset at, TimeSpan duration) => ((LatencyCell)CellAt(at)).Histogram.Record(duration);
}
