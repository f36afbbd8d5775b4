namespace CdnLab.ServiceDefaults.Series;

/// <summary>Adds up durations, told in seconds, in the bin of their lab time.</summary>
public sealed class DurationSum : RecordedSeries
{
    internal DurationSum(SeriesRecorder recorder, int id, string name)
        : base(recorder, id, name, static () => new SumCell(TimeSpan.TicksPerSecond))
    {
    }

    public void Add(DateTimeOffset at, TimeSpan duration) => ((SumCell)CellAt(at)).Add(duration.Ticks);
}
