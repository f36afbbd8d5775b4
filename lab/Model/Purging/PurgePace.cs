namespace CdnLab.Model.Purging;

/// <summary>When the next call of a purge may be made: not before the rate of the whole, the provider's quota and the
/// load of the origin let it. Not thread-safe.</summary>
internal sealed class PurgePace(PurgeStrategy strategy)
{
    private readonly RateController? _controller = strategy.Control is { } control ? new(control) : null;
    private readonly TokenBucket? _quota =
        strategy.Limits.CallsPerHour is { } quota ? new(quota / 3600, strategy.Limits.Burst) : null;
    private DateTimeOffset _rateNext = DateTimeOffset.MinValue;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>Calls that had to wait for the quota, and how long in all.</summary>
    public (int Calls, TimeSpan Time) QuotaWaits { get; private set; }

    /// <summary>Calls a second that the load of the origin allows; null: it is not asked.</summary>
    public double? Rate => _controller?.Rate;

    /// <summary>Whether the load of the origin allows no call at all.</summary>
    public bool Stopped => _controller is { Rate: 0 };

    /// <summary>Tells the load of the origin.</summary>
    public void Observe(OriginLoad load, DateTimeOffset now)
    {
        var stopped = Stopped;
        _controller?.Observe(load);
        if (stopped)
        {
            Hold(now);
        }
    }

    /// <summary>Allows no call before an instant.</summary>
    public void Hold(DateTimeOffset until) => _notBefore = Max(_notBefore, until);

    /// <summary>When a call that is due may be made, as far as the rate goes.</summary>
    public DateTimeOffset Ready(DateTimeOffset due) => Max(Max(due, _rateNext), _notBefore);

    /// <summary>When one that is ready may be made, as far as the quota goes.</summary>
    public DateTimeOffset At(DateTimeOffset ready) => _quota?.Next(ready) ?? ready;

    /// <summary>Counts a call.</summary>
    /// <param name="at">When it was allowed.</param>
    /// <param name="ready">When it would have been without the quota.</param>
    /// <param name="spent">When it counts towards the quota.</param>
    public void Note(DateTimeOffset at, DateTimeOffset ready, DateTimeOffset spent)
    {
        Spend(spent);
        if (at > ready)
        {
            QuotaWaits = (QuotaWaits.Calls + 1, QuotaWaits.Time + (at - ready));
        }
        var rate = Math.Min(_controller?.Rate ?? double.MaxValue, strategy.TotalCallsPerSecond ?? double.MaxValue);
        _rateNext = rate < double.MaxValue ? at + TimeSpan.FromSeconds(1 / rate) : DateTimeOffset.MinValue;
    }

    /// <summary>Takes a call off the quota.</summary>
    public void Spend(DateTimeOffset at) => _quota?.Take(at);

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
