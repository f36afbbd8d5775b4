using CdnLab.Model.Queueing;
using CdnLab.Model.Randomness;
using CdnLab.Origin.Configuration;
using CdnLab.Origin.Faults;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;

namespace CdnLab.Origin.Capacity;

/// <summary>The origin's workers. When a request arrives, the queue's recursion fixes when a worker takes it and when
/// that worker is done; the request then waits for that instant. Capacity is therefore exact whatever the clock's speed
/// and the machine's timers. A client that hangs up frees no worker: like a synchronous worker process, it does not
/// notice before it has finished.</summary>
public sealed class WorkerPool
{
    private readonly CapacityOptions _options;
    private readonly FaultSwitch _faults;
    private readonly TimeProvider _clock;
    private readonly JournalBuffer _journal;
    private readonly TimeSpan _binSize;
    private readonly DurationSum _busy;
    private readonly Maximum _queueMax;
    private readonly RandomStream _random;
    private readonly MultiServerQueue _queue;
    private readonly WorkerCount _workers;
    private readonly long _startTimestamp;
    private readonly Lock _gate = new();

    public WorkerPool(
        OriginOptions options, FaultSwitch faults, TimeProvider clock, JournalBuffer journal, SeriesRecorder series)
    {
        (_options, _faults, _clock, _journal) = (options.Capacity, faults, clock, journal);
        _binSize = series.BinSize;
        _busy = series.DurationSum("busy_seconds");
        _queueMax = series.Maximum("queue_max");
        _random = new RandomStream(options.Seed, "origin/service_times");
        _queue = new MultiServerQueue(_options.Workers, _options.QueueMax, _options.QueueTimeout, _options.ColdStart);
        _startTimestamp = clock.GetTimestamp();
        if (options.StartsCold)
        {
            _queue.Restart(Now(), Now());
        }
        _workers = new WorkerCount(_options.Workers, Now(), series);
    }

    /// <summary>Workers set, those among them that have started, and requests that wait.</summary>
    public (int Workers, int Available, int QueueLength) State
    {
        get
        {
            lock (_gate)
            {
                var now = Now();
                return (_queue.Servers, _workers.Available(now), _queue.QueueLength(now));
            }
        }
    }

    /// <summary>Has a request served: ends when its worker has finished, at once when the queue is full, or when its
    /// longest wait is over.</summary>
    /// <param name="documentBytes">Size of the document that it gets; 0 for a small answer.</param>
    public async Task<AdmissionOutcome> ServeAsync(int documentBytes)
    {
        AdmissionDecision decision;
        DateTimeOffset now, at;
        lock (_gate)
        {
            (now, at) = (Now(), _clock.GetUtcNow());
            var serviceTime = ServiceTimeRule.Draw(_options, documentBytes, _faults.Current.Slowdown, _random);
            decision = _queue.Admit(now, serviceTime);
        }
        _queueMax.Observe(at, decision.QueueLength);
        // A delay drops parts of a millisecond; an answer is never early.
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling((decision.Finish - now).TotalMilliseconds)), _clock);
        if (decision.Outcome == AdmissionOutcome.Served)
        {
            BinnedTime.Add(_busy, _binSize, at + (decision.Start - now), at + (decision.Finish - now));
        }
        return decision.Outcome;
    }

    /// <summary>Scales to a number of workers; new ones start after the delay, surplus ones leave at once.</summary>
    public void Resize(int workers, TimeSpan delay)
    {
        lock (_gate)
        {
            var now = Now();
            _queue.Resize(workers, now + delay);
            _workers.Account(now, _clock.GetUtcNow());
            _workers.Set(workers, now + delay);
        }
        _journal.Append("scale_out", new { Workers = workers, DelaySeconds = delay });
    }

    /// <summary>Counts the time for which there were workers, up to now.</summary>
    public void Account()
    {
        lock (_gate)
        {
            _workers.Account(Now(), _clock.GetUtcNow());
        }
    }

    /// <summary>Time that follows the clock's speed but not its jumps: a worker stays busy for the time it needs when
    /// the clock is set.</summary>
    private DateTimeOffset Now() => DateTimeOffset.UnixEpoch + _clock.GetElapsedTime(_startTimestamp);
}
