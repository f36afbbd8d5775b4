using System.Collections.Concurrent;

namespace CdnLab.ServiceDefaults.Clock;

/// <summary>The compressed clock: an inner clock seen through a <see cref="ClockAnchor"/> that may change while
/// timers run. Without a speed it is the inner clock. UTC follows the anchor and may jump with it; timestamps and
/// timers follow the speed only, so that setting the clock never fires or loses a timer.</summary>
public sealed class LabTimeProvider : TimeProvider
{
    private readonly TimeProvider _inner;
    private readonly Lock _setting = new();
    private readonly ConcurrentDictionary<LabTimer, byte> _armed = new();
    private volatile Reading _reading;

    public LabTimeProvider(TimeProvider inner, double speed = 1)
    {
        if (!ClockAnchor.IsSpeed(speed))
        {
            throw new ArgumentOutOfRangeException(nameof(speed), speed, "speed is a finite number of at least 0");
        }

        _inner = inner;
        var now = inner.GetUtcNow();
        _reading = new Reading(new ClockAnchor(now, now, speed), inner.GetTimestamp(), 0);
    }

    public ClockAnchor Anchor => _reading.Anchor;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => _reading.Anchor.LabAt(_inner.GetUtcNow());

    public override long GetTimestamp()
    {
        var reading = _reading;
        return TimestampAt(reading, _inner.GetTimestamp());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new LabTimer(this, _inner, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Sets the clock. Running timers keep the lab time they still have to wait, at the new speed.</summary>
    public void Set(ClockAnchor anchor)
    {
        if (!ClockAnchor.IsSpeed(anchor.Speed))
        {
            throw new ArgumentOutOfRangeException(nameof(anchor), anchor.Speed, "speed is a finite number, at least 0");
        }

        lock (_setting)
        {
            var now = _inner.GetTimestamp();
            _reading = new Reading(anchor, now, TimestampAt(_reading, now));
        }

        foreach (var timer in _armed.Keys)
        {
            timer.Rearm();
        }
    }

    /// <summary>Real time until the lab has waited <paramref name="lab"/>; infinite while the clock stands.</summary>
    public TimeSpan RealDuration(TimeSpan lab)
    {
        var speed = _reading.Anchor.Speed;
        var ticks = Math.Ceiling(Math.Max(0, lab.Ticks) / speed);
        return lab <= TimeSpan.Zero ? TimeSpan.Zero
            : ticks < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)ticks)
            : Timeout.InfiniteTimeSpan;
    }

    internal void Track(LabTimer timer) => _armed.TryAdd(timer, 0);

    internal void Forget(LabTimer timer) => _armed.TryRemove(timer, out _);

    private long TimestampAt(Reading reading, long innerTimestamp)
    {
        var elapsed = _inner.GetElapsedTime(reading.InnerTimestamp, innerTimestamp).Ticks;
        return reading.LabTimestamp + (long)(elapsed * reading.Anchor.Speed);
    }

    private sealed record Reading(ClockAnchor Anchor, long InnerTimestamp, long LabTimestamp);
}
