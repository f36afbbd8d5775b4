using CdnLab.Model.Caching;
using CdnLab.Model.Purging;
using CdnLab.Model.Queueing;
using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>The origin: its release decides, its workers say when, its faults may spoil it.</summary>
internal sealed class Origin
{
    private readonly World _world;
    private readonly Agenda _agenda;
    private readonly MultiServerQueue _queue;
    private readonly RandomStream _random;
    private readonly long _timeout;
    private readonly CapacityOptions _capacity;
    private readonly Dictionary<int, OriginFetch> _underWay = [];
    private readonly Replicas _replicas;
    private (int Row, long At) _rejected = (-1, 0);
    private int _slot;

    public Origin(World world, Agenda agenda)
    {
        (_world, _agenda, _capacity) = (world, agenda, world.Spec.Origin.Capacity);
        _queue = new(_capacity.Workers, _capacity.QueueMax, _capacity.QueueTimeout, _capacity.ColdStart);
        _random = world.Stream("origin");
        _timeout = Ticks.Of(world.Spec.Edge.FetchTimeout);
        Workers = new(world, _capacity.Workers);
        _replicas = new(world, agenda, ServeAtOnce);
    }

    public WorkerTime Workers { get; }

    /// <summary>Factor of a fault on service times.</summary>
    public double Slowdown { get; set; } = 1;

    public double ErrorRatio { get; set; }

    /// <summary>Whether it refuses connections.</summary>
    public bool Down { get; set; }

    /// <summary>The load of a bin that is over.</summary>
    public OriginLoad LoadOf(int bin)
    {
        var (counts, width) = (_world.Bins[bin], _world.Curve.BinTicks);
        var workers = Workers.At(bin * width) * _world.Curve.BinSeconds;
        var fetches = Math.Max(1, counts.OriginRequests);
        return new(
            workers > 0 ? counts.BusySeconds / workers : 1,
            TimeSpan.FromSeconds(counts.OriginFetches.Seconds / fetches),
            (double)counts.OriginFetches.Failed / fetches);
    }

    public int QueueLength(long at) => _queue.QueueLength(_world.Curve.TimeOf(at));

    /// <summary>Has a fetch answered: <see cref="AgendaKind.Fetched"/> comes when it is.</summary>
    public void Ask(OriginFetch fetch, long at)
    {
        if (Down)
        {
            Arrange(fetch, at, Answer.None);
            return;
        }
        var shape = _world.ShapeOf(fetch.Row);
        var content = shape.Answer[_world.Release][fetch.Url];
        var answer = shape.Contents[content];
        var small = !answer.IsDocument || fetch.Validates == content;
        var project = _world.Rows[fetch.Row].Project;
        var bytes = small ? 0 : shape.Family.BytesOf(_world.Compiled.Catalogue.Projects[project]);
        FetchCause? cause = answer.IsRedirect || fetch.Passes ? null : fetch.Cause;
        var request = new Replica(bytes, cause, answer.IsRedirect);
        var others = small || shape.Weight == 1 ? request
            : request with { Bytes = (int)(_world.Sample.DocumentBytesOf(project) * shape.Family.SizeFactor) };
        var (finish, failed) = Serve(request, fetch.Row, others, shape.Weight - 1, at);
        if (finish - at > _timeout)
        {
            Arrange(fetch, at + _timeout, Answer.None);
            return;
        }
        Arrange(fetch, finish, failed ? Answer.Error : new(content, 0, false));
    }

    /// <summary>Has the rest of the requests of a step come that others stand for.</summary>
    public void EndStep(int step, long at) => _replicas.End(step, at);

    /// <summary>Serves a request that stands for others, and those that have come by now that earlier ones stand for.
    /// </summary>
    private (long Finish, bool Failed) Serve(Replica request, int row, Replica other, int others, long at)
    {
        var after = ComeBefore(at);
        var served = Serve(request, at);
        _replicas.Come(after, at);
        if (_rejected == (row, at))
        {
            // Asked again at once, as the others will be that are rejected.
            ServeAtOnce(other, others, at);
        }
        else if (others > 0)
        {
            _replicas.Add(row, other, others, at, IsFull(at));
        }
        _rejected = served.Failed && served.Finish == at ? (row, at) : (-1, 0);
        return served;
    }

    /// <summary>Has some of those due come before a request, which came at any place among them.</summary>
    /// <returns>How many come after it.</returns>
    private int ComeBefore(long at)
    {
        var due = _replicas.Due(at);
        var before = due > 0 ? (int)(_random.NextUnit() * (due + 1)) : 0;
        _replicas.Come(before, at);
        return due - before;
    }

    /// <summary>Whether places are scarce: those that a request stands for must not be late then, to have their share.
    /// </summary>
    private bool IsFull(long at)
    {
        var now = _world.Curve.TimeOf(at);
        var wait = _queue.WaitAt(now);
        return wait > _capacity.QueueTimeout / 2
            || (wait > TimeSpan.Zero && _queue.QueueLength(now) >= _capacity.QueueMax * 0.875);
    }

    /// <summary>Serves as many requests as find a place; the others are rejected together.</summary>
    private void ServeAtOnce(Replica request, int count, long at)
    {
        var now = _world.Curve.TimeOf(at);
        for (; count > 0 && !Down; count--)
        {
            if (_queue.WaitAt(now) > TimeSpan.Zero && _queue.QueueLength(now) >= _capacity.QueueMax)
            {
                Count(request, count, at);
                var bin = _world.BinAt(at);
                bin.OriginRejected += count;
                bin.OriginFetches = (bin.OriginFetches.Failed + count, bin.OriginFetches.Seconds);
                return;
            }
            Serve(request, at);
        }
    }

    /// <summary>Serves a request: when it is answered, or would be, and whether it fails.</summary>
    private (long Finish, bool Failed) Serve(Replica request, long at)
    {
        Count(request, 1, at);
        var failed = ErrorRatio > 0 && _random.NextChance(ErrorRatio);
        var bytes = failed ? 0 : request.Bytes;
        var now = _world.Curve.TimeOf(at);
        var decision = _queue.Admit(now, ServiceTimeRule.Draw(_capacity, bytes, Slowdown, _random));
        var bin = _world.BinAt(at);
        bin.QueueMax = Math.Max(bin.QueueMax, decision.QueueLength);
        var finish = Math.Max(at, _world.Curve.At(decision.Finish));
        if (decision.Outcome == AdmissionOutcome.Served)
        {
            Workers.Serve(_world.Curve.At(decision.Start), finish, at);
        }
        else
        {
            bin.OriginRejected++;
            failed = true;
        }
        var (failures, seconds) = bin.OriginFetches;
        bin.OriginFetches = (
            failures + (failed || finish - at > _timeout ? 1 : 0), seconds + Ticks.Seconds(finish - at));
        return (finish, failed);
    }

    /// <summary>Fails a fetch that is not made, as the origin is held to be sick.</summary>
    public void Refuse(OriginFetch fetch, long at) => Arrange(fetch, at, Answer.Error);

    /// <summary>A probe of its health as the edges send it: one more small request.</summary>
    public (long At, bool Good) Probe(long at, long timeout)
    {
        if (Down)
        {
            return (at, false);
        }
        var after = ComeBefore(at);
        var failed = ErrorRatio > 0 && _random.NextChance(ErrorRatio);
        var decision = _queue.Admit(
            _world.Curve.TimeOf(at), ServiceTimeRule.Draw(_capacity, 0, Slowdown, _random));
        _replicas.Come(after, at);
        var finish = Math.Max(at, _world.Curve.At(decision.Finish));
        var served = decision.Outcome == AdmissionOutcome.Served;
        if (served)
        {
            Workers.Serve(_world.Curve.At(decision.Start), finish, at);
        }
        return (Math.Min(finish, at + timeout), served && !failed && finish - at <= timeout);
    }

    public void Resize(int workers, long at, long available)
    {
        _queue.Resize(workers, _world.Curve.TimeOf(available));
        Workers.Resize(workers, at, available);
    }

    /// <summary>Ends what is under way; it serves again from an instant on.</summary>
    public void Restart(long at, long available)
    {
        Workers.Restart(at);
        if (available > at)
        {
            Workers.Pause(at, available);
        }
        _queue.Restart(_world.Curve.TimeOf(at), _world.Curve.TimeOf(available));
        foreach (var fetch in _underWay.Values.OrderBy(f => f.Slot).ToList())
        {
            _underWay.Remove(fetch.Slot);
            Arrange(fetch, at, Answer.None);
        }
    }

    /// <summary>The fetch that an event of the agenda is about; null: it ended otherwise.</summary>
    public OriginFetch? Arrived(int slot) => _underWay.Remove(slot, out var fetch) ? fetch : null;

    private void Arrange(OriginFetch fetch, long at, Answer answer)
    {
        (fetch.Answer, fetch.Due) = (answer, at);
        fetch.Slot = ++_slot;
        _underWay.Add(fetch.Slot, fetch);
        _agenda.Add(at, AgendaKind.Fetched, fetch.Slot);
    }

    private void Count(Replica request, int count, long at)
    {
        var bin = _world.BinAt(at);
        bin.OriginRequests += count;
        bin.OriginRedirects += request.IsRedirect ? count : 0;
        if (request.Cause is { } cause)
        {
            bin.Causes[(int)cause] += count;
        }
    }
}
