namespace CdnLab.ServiceDefaults.Series;

/// <summary>The highest value observed in a bin, at least zero.</summary>
public sealed class Maximum : RecordedSeries
{
    internal Maximum(SeriesRecorder recorder, int id, string name)
        : base(recorder, id, name, static () => new LevelCell())
    {
    }

    public void Observe(DateTimeOffset at, double value) => ((LevelCell)CellAt(at)).Raise(value);
}
