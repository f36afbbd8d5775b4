using CdnLab.ServiceDefaults.Series;

namespace CdnLab.Origin.Capacity;

/// <summary>How many workers there were when, for the series <c>worker_seconds</c>. Its times run with the clock's
/// speed but not with its jumps; beside them, UTC names the bin. Not thread-safe.</summary>
internal sealed class WorkerCount(int workers, DateTimeOffset start, SeriesRecorder series)
{
    private readonly DurationSum _seconds = series.DurationSum("worker_seconds");
    private readonly List<(DateTimeOffset At, int Count)> _starting = [];
    private DateTimeOffset _accounted = start;
    private int _started = workers;

    public int Available(DateTimeOffset now) => _started + _starting.Where(s => s.At <= now).Sum(s => s.Count);

    /// <summary>Sets the number of workers, new ones to start at a later time; those yet to start go first.</summary>
    public void Set(int count, DateTimeOffset startsAt)
    {
        var surplus = _started + _starting.Sum(s => s.Count) - count;
        if (surplus < 0)
        {
            _starting.Add((startsAt, -surplus));
            _starting.Sort();
        }
        while (surplus > 0 && _starting.Count > 0)
        {
            var (at, starting) = _starting[^1];
            _starting.RemoveAt(_starting.Count - 1);
            if (starting > surplus)
            {
                _starting.Add((at, starting - surplus));
            }
            surplus -= Math.Min(starting, surplus);
        }
        _started -= Math.Max(0, surplus);
    }

    /// <summary>Counts the time since the last call.</summary>
    public void Account(DateTimeOffset now, DateTimeOffset utc)
    {
        var offset = utc - now;
        while (_accounted < now)
        {
            var next = _starting.Count > 0 && _starting[0].At < now ? _starting[0].At : now;
            BinnedTime.Add(_seconds, series.BinSize, _accounted + offset, next + offset, _started);
            _accounted = next;
            if (_starting.Count > 0 && _starting[0].At <= next)
            {
                _started += _starting[0].Count;
                _starting.RemoveAt(0);
            }
        }
    }
}
