namespace CdnLab.Model.Queueing;

/// <summary>A first-come-first-served queue with several servers, a bounded waiting room and a longest wait, by the
/// recursion of Kiefer and Wolfowitz: a request starts when it has arrived and the earliest server is free. Nothing
/// runs between arrivals, so live services and simulators use the same object. A request that waits keeps the start it
/// was given: servers that join later serve later arrivals. Not thread-safe.</summary>
public sealed class MultiServerQueue
{
    private readonly PriorityQueue<Server, DateTimeOffset> _free = new();
    private readonly PriorityQueue<DateTimeOffset, DateTimeOffset> _leaves = new();
    private readonly int _queueMax;
    private readonly TimeSpan _waitMax;

    /// <summary>A queue whose servers are all free.</summary>
    public MultiServerQueue(int servers, int queueMax, TimeSpan waitMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(servers);
        _queueMax = queueMax;
        _waitMax = waitMax;
        Resize(servers, DateTimeOffset.MinValue);
    }

    /// <summary>Servers, those that have yet to start included.</summary>
    public int Servers => _free.Count;

    /// <summary>Requests waiting at <paramref name="now"/>.</summary>
    public int QueueLength(DateTimeOffset now)
    {
        while (_leaves.TryPeek(out var leave, out _) && leave <= now)
        {
            _leaves.Dequeue();
        }
        return _leaves.Count;
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
            _leaves.Enqueue(due, due);
            return new(AdmissionOutcome.TimedOut, due, due, waiting + 1);
        }
        _leaves.Enqueue(start, start);
        return Serve(start, serviceTime, waiting + 1);
    }

    /// <summary>Sets the number of servers: new ones are free from <paramref name="availableAt"/> on. Those that have
    /// yet to start leave first, then the earliest free.</summary>
    public void Resize(int servers, DateTimeOffset availableAt)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(servers);
        while (_free.Count < servers)
        {
            _free.Enqueue(Server.Unused, availableAt);
        }
        if (_free.Count > servers)
        {
            var kept = _free.UnorderedItems
                .OrderBy(s => s.Element == Server.Unused)
                .ThenBy(s => s.Element == Server.Unused ? s.Priority.UtcTicks : -s.Priority.UtcTicks)
                .Take(servers)
                .ToList();
            _free.Clear();
            _free.EnqueueRange(kept);
        }
    }

    private AdmissionDecision Serve(DateTimeOffset start, TimeSpan serviceTime, int waiting)
    {
        var finish = start + serviceTime;
        _free.DequeueEnqueue(Server.Used, finish);
        return new(AdmissionOutcome.Served, start, finish, waiting);
    }

    private enum Server
    {
        Unused,
        Used,
    }
}
