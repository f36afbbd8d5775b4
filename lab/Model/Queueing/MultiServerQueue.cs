namespace CdnLab.Model.Queueing;

/// <summary>A first-come-first-served queue with several servers, a bounded waiting room and a longest wait, by the
/// recursion of Kiefer and Wolfowitz: a request starts when it has arrived and the earliest server is free. Nothing
/// runs between arrivals, so live services and simulators use the same object. Not thread-safe.</summary>
public sealed class MultiServerQueue
{
    private readonly PriorityQueue<DateTimeOffset, DateTimeOffset> _free = new();
    private readonly Queue<DateTimeOffset> _starts = new();
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
        while (_starts.TryPeek(out var start) && start <= now)
        {
            _starts.Dequeue();
        }
        return _starts.Count;
    }

    /// <summary>Admits a request; calls must come in order of time.</summary>
    public AdmissionDecision Admit(DateTimeOffset now, TimeSpan serviceTime)
    {
        var waiting = QueueLength(now);
        var earliest = _free.Peek();
        var start = earliest > now ? earliest : now;
        if (start > now && waiting >= _queueMax)
        {
            return new(AdmissionOutcome.Rejected, now, now, waiting);
        }
        if (start - now > _waitMax)
        {
            return new(AdmissionOutcome.TimedOut, now + _waitMax, now + _waitMax, waiting);
        }
        var finish = start + serviceTime;
        _free.DequeueEnqueue(finish, finish);
        if (start > now)
        {
            _starts.Enqueue(start);
            waiting++;
        }
        return new(AdmissionOutcome.Served, start, finish, waiting);
    }

    /// <summary>Sets the number of servers: new ones are free from <paramref name="availableAt"/> on; the earliest
    /// free ones leave first.</summary>
    public void Resize(int servers, DateTimeOffset availableAt)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(servers);
        while (_free.Count < servers)
        {
            _free.Enqueue(availableAt, availableAt);
        }
        while (_free.Count > servers)
        {
            _free.Dequeue();
        }
    }
}
