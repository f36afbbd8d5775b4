namespace CdnLab.ServiceDefaults.Series;

/// <summary>One interval of lab time, and what each series counted in it.</summary>
internal sealed class Bin(long index)
{
    private readonly ISeriesCell?[] _cells = new ISeriesCell?[SeriesRecorder.SeriesMax];

    public long Index => index;

    public ISeriesCell? this[int series] => Volatile.Read(ref _cells[series]);

    public ISeriesCell CellOf(int series, Func<ISeriesCell> create) =>
        Volatile.Read(ref _cells[series])
        ?? Interlocked.CompareExchange(ref _cells[series], create(), null)
        ?? _cells[series]!;
}
