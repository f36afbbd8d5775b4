namespace CdnLab.ServiceDefaults.Series;

/// <summary>Counts events in the bin of their lab time.</summary>
public sealed class Counter : RecordedSeries
{
    internal Counter(SeriesRecorder recorder, int id, string name)
        : base(recorder, id, name, static () => new SumCell(1))
    {
    }

    public void Add(DateTimeOffset at, long count = 1) => ((SumCell)CellAt(at)).Add(count);
}
