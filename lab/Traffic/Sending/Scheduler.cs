using CdnLab.Model.Workloads;

namespace CdnLab.Traffic.Sending;

/// <summary>Open-loop arrivals in lab time: each is handed over at its intended time, or at once when that has passed;
/// nothing that happens to earlier ones delays it.</summary>
internal sealed class Scheduler : IDisposable
{
    private readonly TimeProvider _time;
    private readonly PoissonArrivals _arrivals;
    private readonly Action<DateTimeOffset> _send;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private DateTimeOffset? _next;
    private DateTimeOffset _until;
    private double _rate;

    /// <param name="time">The lab clock.</param>
    /// <param name="arrivals">Draws the gaps.</param>
    /// <param name="rate">Arrivals a second.</param>
    /// <param name="send">Takes an arrival with its intended time; must not block.</param>
    public Scheduler(TimeProvider time, PoissonArrivals arrivals, double rate, Action<DateTimeOffset> send)
    {
        (_time, _arrivals, _rate, _send) = (time, arrivals, rate, send);
        _timer = time.CreateTimer(
            static self => ((Scheduler)self!).SendDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Running { get; private set; }

    /// <summary>Arrivals a second. A change draws the next arrival anew, which the law's lack of memory permits.</summary>
    public double Rate
    {
        get
        {
            lock (_gate)
            {
                return _rate;
            }
        }

        set
        {
            lock (_gate)
            {
                _rate = value;
                Plan(_time.GetUtcNow());
            }
        }
    }

    public void Start(DateTimeOffset until)
    {
        lock (_gate)
        {
            (_until, Running) = (until, true);
            Plan(_time.GetUtcNow());
        }
    }

    public void Stop()
    {
        lock (_gate)
        {
            Running = false;
            Arm(null);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void SendDue()
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            while (Running && _next is { } due && due <= now)
            {
                if (due >= _until)
                {
                    Running = false;
                    return;
                }
                _send(due);
                _next = _arrivals.Next(due, _rate);
            }
            Arm(_next);
        }
    }

    private void Plan(DateTimeOffset now) => Arm(Running ? _arrivals.Next(now, _rate) : null);

    private void Arm(DateTimeOffset? next)
    {
        _next = next;
        var wait = next - _time.GetUtcNow();
        _timer.Change(
            wait is null ? Timeout.InfiniteTimeSpan : wait > TimeSpan.Zero ? wait.Value : TimeSpan.Zero,
            Timeout.InfiniteTimeSpan);
    }
}
