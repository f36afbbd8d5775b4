namespace CdnLab.ServiceDefaults.Clock;

/// <summary>A timer in lab time on a one-shot timer in real time, re-armed whenever the speed changes.</summary>
internal sealed class LabTimer : ITimer
{
    /// <summary>System timers end at 49 days; a longer wait is slept in pieces.</summary>
    private static readonly TimeSpan SleepMax = TimeSpan.FromDays(1);

    private readonly LabTimeProvider _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly Lock _gate = new();
    private readonly ITimer _sleep;
    private long? _due;
    private TimeSpan _period;
    private bool _disposed;

    public LabTimer(LabTimeProvider clock, TimeProvider inner, TimerCallback callback, object? state)
    {
        (_clock, _callback, _state) = (clock, callback, state);
        _sleep = inner.CreateTimer(
            static timer => ((LabTimer)timer!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        lock (_gate)
        {
            if (_disposed)
            {
                return false;
            }

            _period = period;
            Schedule(dueTime == Timeout.InfiniteTimeSpan ? null : After(_clock.GetTimestamp(), dueTime));
            return true;
        }
    }

    public void Rearm()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                Schedule(_due);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _due = null;
            _clock.Forget(this);
        }

        _sleep.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return _sleep.DisposeAsync();
    }

    private void Wake()
    {
        lock (_gate)
        {
            if (_disposed || _due is not { } due)
            {
                return;
            }

            if (_clock.GetTimestamp() < due)
            {
                Schedule(due);
                return;
            }

            // A late timer catches up on one period at most.
            var last = Math.Max(due, _clock.GetTimestamp() - _period.Ticks);
            Schedule(_period > TimeSpan.Zero ? After(last, _period) : null);
        }

        _callback(_state);
    }

    private void Schedule(long? due)
    {
        _due = due;
        if (due is not { } timestamp)
        {
            _clock.Forget(this);
            _sleep.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        // Tracked before the speed is read: a change of the clock in between re-arms this timer.
        _clock.Track(this);
        var real = _clock.RealDuration(TimeSpan.FromTicks(timestamp - _clock.GetTimestamp()));
        _sleep.Change(real > SleepMax ? SleepMax : WholeMilliseconds(real), Timeout.InfiniteTimeSpan);
    }

    /// <summary>System timers drop the fraction of a millisecond: woken early, a timer would spin until it is due.
    /// </summary>
    private static TimeSpan WholeMilliseconds(TimeSpan wait) => wait == Timeout.InfiniteTimeSpan
        ? wait
        : TimeSpan.FromMilliseconds((wait.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond);

    private static long After(long timestamp, TimeSpan wait) =>
        wait.Ticks < long.MaxValue - timestamp ? timestamp + wait.Ticks : long.MaxValue;

    private static void Check(TimeSpan value, string name)
    {
        if (value < TimeSpan.Zero && value != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(name, value, "a timer waits zero or more, or infinitely");
        }
    }
}
