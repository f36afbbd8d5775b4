namespace CdnLab.Model.Queueing;

/// <summary>A first-come-first-served queue with several servers, a bounded waiting room and a longest wait, by the
/// recursion of Kiefer and Wolfowitz: a request starts when it has arrived and the earliest server is free. Nothing
/// runs between arrivals, so live services and simulators use the same object. A request that waits keeps the start it
/// was given: servers that join later serve later arrivals. With a <see cref="ColdStart"/> a server that joined is cold
/// for a time; which server serves a request is known when it arrives, so that this, too, is settled then. Not
/// thread-safe.</summary>
public sealed class MultiServerQueue
{
    private readonly PriorityQueue<Server, DateTimeOffset> _free = new();

    // When those who wait leave the waiting room: mostly in the order in which they came.
    private readonly Queue<DateTimeOffset> _leaves = new();
    private readonly PriorityQueue<DateTimeOffset, DateTimeOffset> _sooner = new();
    private DateTimeOffset _latest;
    private readonly int _queueMax;
    private readonly TimeSpan _waitMax;
    private readonly ColdStart? _coldStart;

    /// <summary>A queue whose servers are all free and warm.</summary>
    public MultiServerQueue(int servers, int queueMax, TimeSpan waitMax, ColdStart? coldStart = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(servers);
        _queueMax = queueMax;
        _waitMax = waitMax;
        _coldStart = coldStart;
        Join(servers, DateTimeOffset.MinValue, Server.Warm);
    }

    /// <summary>Servers, those that have yet to start included.</summary>
    public int Servers => _free.Count;

    /// <summary>Requests waiting at <paramref name="now"/>.</summary>
    public int QueueLength(DateTimeOffset now)
    {
        while (_leaves.TryPeek(out var leave) && leave <= now)
        {
            _leaves.Dequeue();
        }
        while (_sooner.TryPeek(out _, out var leave) && leave <= now)
        {
            _sooner.Dequeue();
        }
        return _leaves.Count + _sooner.Count;
    }

    /// <summary>How long a request that arrived at <paramref name="now"/> would wait for a server.</summary>
    public TimeSpan WaitAt(DateTimeOffset now)
    {
        _free.TryPeek(out _, out var earliest);
        return earliest > now ? earliest - now : TimeSpan.Zero;
    }

    /// <summary>Admits a request; calls must come in order of time.</summary>
    public AdmissionDecision Admit(DateTimeOffset now, TimeSpan serviceTime)
    {
        var waiting = QueueLength(now);
        _free.TryPeek(out _, out var earliest);
        var start = earliest > now ? earliest : now;
        if (start == now)
        {
            return Serve(now, serviceTime, waiting);
        }
        if (waiting >= _queueMax)
        {
            return new(AdmissionOutcome.Rejected, now, now, waiting);
        }
        if (start - now > _waitMax)
        {
            var due = now + _waitMax;
            Wait(due);
            return new(AdmissionOutcome.TimedOut, due, due, waiting + 1);
        }
        Wait(start);
        return Serve(start, serviceTime, waiting + 1);
    }

    /// <summary>Sets the number of servers: new ones are free, and cold, from <paramref name="availableAt"/> on. Those
    /// that have yet to start leave first, then the earliest free.</summary>
    public void Resize(int servers, DateTimeOffset availableAt)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(servers);
        Join(servers, availableAt, ColdFrom(availableAt));
        if (_free.Count > servers)
        {
            var kept = _free.UnorderedItems
                .OrderBy(s => !s.Element.Used)
                .ThenBy(s => !s.Element.Used ? s.Priority.UtcTicks : -s.Priority.UtcTicks)
                .Take(servers)
                .ToList();
            _free.Clear();
            _free.EnqueueRange(kept);
        }
    }

    /// <summary>Starts every server anew: what waits or is served is forgotten, and all are free, and cold, from
    /// <paramref name="availableAt"/> on.</summary>
    public void Restart(DateTimeOffset now, DateTimeOffset availableAt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(availableAt, now);
        var servers = _free.Count;
        _free.Clear();
        _leaves.Clear();
        _sooner.Clear();
        Join(servers, availableAt, ColdFrom(availableAt));
    }

    private void Wait(DateTimeOffset until)
    {
        if (_leaves.Count > 0 && until < _latest)
        {
            _sooner.Enqueue(until, until);
            return;
        }
        _leaves.Enqueue(until);
        _latest = until;
    }

    private void Join(int servers, DateTimeOffset availableAt, Server server)
    {
        while (_free.Count < servers)
        {
            _free.Enqueue(server, availableAt);
        }
    }

    private Server ColdFrom(DateTimeOffset availableAt) =>
        _coldStart is null ? Server.Warm : new(Used: false, availableAt + _coldStart.For);

    private AdmissionDecision Serve(DateTimeOffset start, TimeSpan serviceTime, int waiting)
    {
        var server = _free.Peek();
        var finish = start + (start < server.WarmFrom ? _coldStart!.Lengthen(serviceTime) : serviceTime);
        _free.DequeueEnqueue(server with { Used = true }, finish);
        return new(AdmissionOutcome.Served, start, finish, waiting);
    }

    private readonly record struct Server(bool Used, DateTimeOffset WarmFrom)
    {
        public static Server Warm { get; } = new(Used: false, DateTimeOffset.MinValue);
    }
}
