namespace CdnLab.Model.Purging;

/// <summary>A purge under way: callers make one call after the other, as fast as their pace, the rate of the whole and
/// the provider's quota let them; a failed call is set aside, tried again after its delay while its caller goes on, and
/// lost after the last retry. Asked for what is due instead of running by itself, so live conductors and simulators
/// share it; the fate of a call hangs on (seed, key, attempt) alone, not on when it is asked for. Not thread-safe.
/// </summary>
public sealed class PurgeRun
{
    /// <summary>How late a call may be without pushing back those after it: what a timer is late by.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(20);

    private readonly PurgeStrategy _strategy;
    private readonly PurgeCallers _callers;
    private readonly PurgePace _pace;
    private readonly PurgeDraws _draws;
    private readonly int[] _settled;
    private readonly int[] _lost;
    // Calls to be made again: failed ones, and those of the second pass.
    private readonly PriorityQueue<PurgeCall, (DateTimeOffset, int)> _again = new();
    // Callers whose call is under way, where outcomes are reported.
    private readonly Dictionary<(int Shard, int First), int> _busy = [];
    private int _sequence;

    /// <summary>Begins a purge at <paramref name="start"/>.</summary>
    public PurgeRun(
        PurgeStrategy strategy, IReadOnlyList<PurgeShard> shards, DateTimeOffset start, ulong seed)
    {
        (_strategy, Shards) = (strategy, shards);
        _callers = new(strategy, shards, start);
        _pace = new(strategy);
        _draws = new(strategy, seed);
        _settled = new int[shards.Count];
        _lost = new int[shards.Count];
    }

    /// <summary>The plan.</summary>
    public IReadOnlyList<PurgeShard> Shards { get; }

    /// <summary>Calls made so far, retries included.</summary>
    public int Calls { get; private set; }

    /// <summary>Calls that had to wait for the provider's quota, and how long in all.</summary>
    public (int Calls, TimeSpan Time) QuotaWaits => _pace.QuotaWaits;

    /// <summary>Calls a second that the load of the origin allows; null: it is not asked.</summary>
    public double? Rate => _pace.Rate;

    /// <summary>Keys whose purge is lost.</summary>
    public int Lost => _lost.Sum();

    /// <summary>Whether every key is settled: accepted or lost.</summary>
    public bool Finished => Enumerable.Range(0, Shards.Count).All(ShardFinished);

    /// <summary>Keys of a shard that are settled.</summary>
    public int Settled(int shard) => _settled[shard];

    /// <summary>Keys of a shard that are lost.</summary>
    public int LostOf(int shard) => _lost[shard];

    /// <summary>Whether every key of a shard is settled.</summary>
    public bool ShardFinished(int shard) => _settled[shard] == Shards[shard].Count;

    /// <summary>The keys of a call; empty: everything.</summary>
    public IEnumerable<string> KeysOf(PurgeCall call) => Shards[call.Shard].Keys is { Count: > 0 } keys
        ? Enumerable.Range(call.First, call.Count).Select(i => keys[i])
        : [];

    /// <summary>Tells the load of the origin at an instant; what is due later keeps to it.</summary>
    public void Observe(OriginLoad load, DateTimeOffset now) => _pace.Observe(load, now);

    /// <summary>Makes no call before an instant: after a stop, what was due meanwhile does not come all at once.
    /// </summary>
    public void Hold(DateTimeOffset until) => _pace.Hold(until);

    /// <summary>Makes every call that is due by <paramref name="now"/> and returns them in order of time.</summary>
    public IReadOnlyList<PurgeCall> Advance(DateTimeOffset now)
    {
        var calls = new List<PurgeCall>();
        Advance(now, calls);
        return calls;
    }

    /// <summary>The same, in place of what a list holds.</summary>
    public void Advance(DateTimeOffset now, List<PurgeCall> calls)
    {
        calls.Clear();
        while (Due() is { } due)
        {
            var ready = _pace.Ready(due.At);
            var at = _pace.At(ready);
            if (at > now || _pace.Stopped)
            {
                break;
            }
            Calls++;
            _pace.Note(at, ready, at);
            if (due.IsAgain)
            {
                calls.Add(Make(_again.Dequeue() with { Due = at }));
                continue;
            }
            var (caller, shard, first, count) = _callers.Take();
            _callers.Release(caller, shard, at, _draws.Latency(Calls));
            calls.Add(Make(new(shard, first, count, at, 1, default)));
        }
        calls.Sort((a, b) => (a.Due, a.Shard, a.First, a.Pass, a.Attempt)
            .CompareTo((b.Due, b.Shard, b.First, b.Pass, b.Attempt)));
    }

    /// <summary>The calls that are to be made now, where their outcomes are reported and not drawn: each is to be told
    /// by <see cref="Report"/> or <see cref="Postpone"/>, and its caller makes no other until then. Nothing is made up
    /// for: what was due long ago counts as due now.</summary>
    public IReadOnlyList<PurgeCall> Take(DateTimeOffset now)
    {
        var calls = new List<PurgeCall>();
        while (Due() is { } due)
        {
            var ready = _pace.Ready(due.At);
            ready = ready > now - Late ? ready : now - Late;
            var at = _pace.At(ready);
            if (at > now || _pace.Stopped)
            {
                break;
            }
            Calls++;
            _pace.Note(at, ready, now);
            if (due.IsAgain)
            {
                calls.Add(Addressed(_again.Dequeue() with { Due = now }));
                continue;
            }
            var (caller, shard, first, count) = _callers.Take();
            _busy[(shard, first)] = caller;
            calls.Add(Addressed(new(shard, first, count, now, 1, default)));
        }
        return calls;
    }

    /// <summary>When <see cref="Take"/> is to be asked next, as far as that can be known; null: not before a report.
    /// </summary>
    public DateTimeOffset? Next => Due() is { } due ? _pace.At(_pace.Ready(due.At)) : null;

    /// <summary>Tells how a call of <see cref="Take"/> ended.</summary>
    /// <returns>The same, or <see cref="PurgeCallOutcome.Lost"/> when it failed for the last time.</returns>
    public PurgeCallOutcome Report(PurgeCall call, PurgeCallOutcome outcome, DateTimeOffset at)
    {
        Release(call, at);
        var told = outcome == PurgeCallOutcome.Failed && call.Attempt > _strategy.RetriesMax
            ? PurgeCallOutcome.Lost : outcome;
        Settle(call, told, at);
        return told;
    }

    /// <summary>Puts a call of <see cref="Take"/> off, as the provider asks for: it is made again then, and this does
    /// not count as a failure. Its caller waits for it, lest callers pile up at an API that has too many.</summary>
    public void Postpone(PurgeCall call, DateTimeOffset until) => Again(call, until);

    /// <summary>Takes up an earlier run of the same plan, before the first call: what is settled stays so, what was
    /// under way is made again, and what was spent of the quota is spent.</summary>
    /// <param name="calls">The last call of each key that one was made for.</param>
    /// <param name="spent">When calls were made, in order.</param>
    public void Restore(IEnumerable<RestoredCall> calls, IEnumerable<DateTimeOffset> spent)
    {
        var taken = new int[Shards.Count];
        foreach (var (call, outcome, at) in calls)
        {
            taken[call.Shard] = Math.Max(taken[call.Shard], call.First + call.Count);
            if (outcome is { } known)
            {
                Settle(call, known, at);
            }
            else
            {
                Again(call, at);
            }
        }
        _callers.Skip(taken);
        foreach (var at in spent)
        {
            Calls++;
            _pace.Spend(at);
        }
    }

    private (bool IsAgain, DateTimeOffset At)? Due()
    {
        var fresh = _callers.Next;
        _again.TryPeek(out _, out var again);
        return _again.Count > 0 && (fresh is null || again.Item1 < fresh) ? (true, again.Item1)
            : fresh is { } at ? (false, at) : null;
    }

    private PurgeCall Make(PurgeCall call)
    {
        var keys = Shards[call.Shard].Keys;
        call = Addressed(call) with
        {
            Outcome = _draws.Outcome(keys.Count == 0 ? null : keys[call.First], call.Attempt, call.Pass),
        };
        Settle(call, call.Outcome, call.Due);
        return call;
    }

    private PurgeCall Addressed(PurgeCall call) => call with
    {
        Edge = IsFirstOfTwo(call) && _strategy.Passes == PurgePasses.ShieldFirst
            ? PurgeShard.Shield : Shards[call.Shard].Edge,
    };

    private bool IsFirstOfTwo(PurgeCall call) => call.Pass == 0 && _strategy.Passes != PurgePasses.Once;

    private void Settle(PurgeCall call, PurgeCallOutcome outcome, DateTimeOffset at)
    {
        if (outcome == PurgeCallOutcome.Failed)
        {
            Again(call with { Attempt = call.Attempt + 1 }, at + _strategy.RetryDelay);
        }
        else if (outcome == PurgeCallOutcome.Accepted && IsFirstOfTwo(call))
        {
            Again(call with { Pass = 1, Attempt = 1 }, at + _strategy.Pause);
        }
        else
        {
            _settled[call.Shard] += call.Count;
            _lost[call.Shard] += outcome == PurgeCallOutcome.Lost ? call.Count : 0;
        }
    }

    private void Again(PurgeCall call, DateTimeOffset at) => _again.Enqueue(call, (at, _sequence++));

    private void Release(PurgeCall call, DateTimeOffset at)
    {
        if (_busy.Remove((call.Shard, call.First), out var caller))
        {
            _callers.Release(caller, call.Shard, call.Due, at - call.Due);
        }
    }

    /// <summary>Whether the first call for a key fails, made for it alone, in any purge of the seed.</summary>
    public static bool FailsAtFirst(PurgeStrategy strategy, string key, ulong seed) =>
        new PurgeDraws(strategy, seed).Outcome(key, 1, 0) != PurgeCallOutcome.Accepted;
}
