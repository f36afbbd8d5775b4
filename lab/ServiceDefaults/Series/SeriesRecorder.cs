using System.Collections.Concurrent;

namespace CdnLab.ServiceDefaults.Series;

/// <summary>Counts what happens by bins of lab time. Recording into the current bin takes no lock; the oldest bins
/// are dropped beyond <see cref="BinsMax"/>.</summary>
public sealed class SeriesRecorder(TimeSpan binSize)
{
    public const int SeriesMax = 64;
    public const int BinsMax = 4_096;

    private readonly ConcurrentDictionary<long, Bin> _bins = new();
    private readonly Queue<long> _order = new();
    private readonly List<RecordedSeries> _series = [];
    private readonly Lock _gate = new();
    private volatile Bin _current = new(long.MinValue);

    public TimeSpan BinSize { get; } = binSize > TimeSpan.Zero
        ? binSize
        : throw new ArgumentOutOfRangeException(nameof(binSize), binSize, "a bin lasts longer than zero");

    public Counter Counter(string name) => Register(name, id => new Counter(this, id, name));

    public DurationSum DurationSum(string name) => Register(name, id => new DurationSum(this, id, name));

    public Level Level(string name) => Register(name, id => new Level(this, id, name));

    public Maximum Maximum(string name) => Register(name, id => new Maximum(this, id, name));

    public Latency Latency(string name) => Register(name, id => new Latency(this, id, name));

    /// <summary>Bins that end after <paramref name="after"/>, in order of time; all bins when it is null.</summary>
    public SeriesPage Read(DateTimeOffset? after = null)
    {
        RecordedSeries[] series;
        lock (_gate)
        {
            series = [.. _series];
        }

        var first = after is { } time ? IndexOf(time) : long.MinValue;
        var carried = new Dictionary<string, double>();
        var bins = new List<SeriesBin>();
        foreach (var bin in _bins.Values.OrderBy(bin => bin.Index))
        {
            var values = ValuesOf(bin, series, carried);
            if (bin.Index >= first)
            {
                bins.Add(new SeriesBin(new DateTimeOffset(bin.Index * BinSize.Ticks, TimeSpan.Zero), values));
            }
        }

        return new SeriesPage(BinSize.TotalSeconds, bins);
    }

    internal Bin BinAt(DateTimeOffset at)
    {
        var index = IndexOf(at);
        var current = _current;
        return current.Index == index ? current : FindOrOpen(index);
    }

    private static Dictionary<string, double> ValuesOf(
        Bin bin, RecordedSeries[] series, Dictionary<string, double> carried)
    {
        var values = new Dictionary<string, double>(carried);
        for (var id = 0; id < series.Length; id++)
        {
            bin[id]?.WriteTo(values, series[id].Name);
            if (series[id].Carries && values.TryGetValue(series[id].Name, out var level))
            {
                carried[series[id].Name] = level;
            }
        }

        return values;
    }

    private Bin FindOrOpen(long index)
    {
        // The current bin is the one opened last: late records of the bin before do not take its place.
        if (_bins.TryGetValue(index, out var known))
        {
            return known;
        }

        lock (_gate)
        {
            if (_bins.TryGetValue(index, out known))
            {
                return known;
            }

            _order.Enqueue(index);
            if (_order.Count > BinsMax)
            {
                _bins.TryRemove(_order.Dequeue(), out _);
            }

            return _current = _bins[index] = new Bin(index);
        }
    }

    private long IndexOf(DateTimeOffset time) => time.UtcTicks / BinSize.Ticks;

    private TSeries Register<TSeries>(string name, Func<int, TSeries> create)
        where TSeries : RecordedSeries
    {
        lock (_gate)
        {
            if (_series.Count == SeriesMax || _series.Exists(series => series.Name == name))
            {
                throw new InvalidOperationException($"series '{name}' exists already, or there are {SeriesMax}");
            }

            var created = create(_series.Count);
            _series.Add(created);
            return created;
        }
    }
}
