namespace CdnLab.ServiceDefaults.Series;

/// <summary>A level, such as a number of looping projects: the last value of a bin, carried on to later bins.</summary>
public sealed class Level : RecordedSeries
{
    internal Level(SeriesRecorder recorder, int id, string name)
        : base(recorder, id, name, static () => new LevelCell())
    {
    }

    internal override bool Carries => true;

    public void Set(DateTimeOffset at, double value) => ((LevelCell)CellAt(at)).Set(value);
}
