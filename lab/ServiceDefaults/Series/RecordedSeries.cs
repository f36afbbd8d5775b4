namespace CdnLab.ServiceDefaults.Series;

/// <summary>A named series of a <see cref="SeriesRecorder"/>: get it once at start, then record without locks.
/// Every record carries its lab time, which a request reads once.</summary>
public abstract class RecordedSeries
{
    private readonly SeriesRecorder _recorder;
    private readonly int _id;
    private readonly Func<ISeriesCell> _create;

    private protected RecordedSeries(SeriesRecorder recorder, int id, string name, Func<ISeriesCell> create)
    {
        (_recorder, _id, Name, _create) = (recorder, id, name, create);
    }

    public string Name { get; }

    internal virtual bool Carries => false;

    private protected ISeriesCell CellAt(DateTimeOffset at) => _recorder.BinAt(at).CellOf(_id, _create);
}
