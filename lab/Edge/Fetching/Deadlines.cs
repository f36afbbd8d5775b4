using CdnLab.Edge.Configuration;
using CdnLab.ServiceDefaults.Clock;

namespace CdnLab.Edge.Fetching;

/// <summary>Timeouts on the lab clock that leave a socket its least real time.</summary>
public sealed class Deadlines(EdgeOptions options, LabTimeProvider clock)
{
    public FetchTimeouts Timeouts => options.Timeouts;

    /// <summary>A source that cancels after a lab time, or after the least real time if that is later.</summary>
    public CancellationTokenSource Start(TimeSpan lab)
    {
        var least = Timeouts.RealMin * clock.Anchor.Speed;
        // Timers end at 49 days.
        var wait = lab > least ? lab : least;
        return new(wait < TimeSpan.FromDays(40) ? wait : TimeSpan.FromDays(40), clock);
    }
}
