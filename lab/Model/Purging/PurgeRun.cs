using CdnLab.Model.Randomness;

namespace CdnLab.Model.Purging;

/// <summary>A purge under way: callers make one call after the other, as fast as their pace, the rate of the whole and
/// the provider's quota let them; a failed call is set aside, tried again after its delay while its caller goes on, and
/// lost after the last retry. Asked for what is due instead of running by itself, so live conductors and simulators
/// share it; the fate of a call hangs on (seed, key, attempt) alone, not on when it is asked for. Not thread-safe.
/// </summary>
public sealed class PurgeRun
{
    private readonly PurgeStrategy _strategy;
    private readonly ulong _seed;
    private readonly PurgeCallers _callers;
    private readonly RateController? _controller;
    private readonly TokenBucket? _quota;
    private readonly RandomStream _random = new(0, "");
    private readonly int[] _settled;
    private readonly int[] _lost;
    // Calls to be made again: failed ones, and those of the second pass.
    private readonly PriorityQueue<PurgeCall, (DateTimeOffset, int)> _again = new();
    private DateTimeOffset _rateNext = DateTimeOffset.MinValue;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private int _sequence;

    /// <summary>Begins a purge at <paramref name="start"/>.</summary>
    public PurgeRun(
        PurgeStrategy strategy, IReadOnlyList<PurgeShard> shards, DateTimeOffset start, ulong seed)
    {
        (_strategy, _seed, Shards) = (strategy, seed, shards);
        _callers = new(strategy, shards, start);
        _controller = strategy.Control is { } control ? new(control) : null;
        _quota = strategy.Limits.CallsPerHour is { } quota ? new(quota / 3600, strategy.Limits.Burst) : null;
        _settled = new int[shards.Count];
        _lost = new int[shards.Count];
    }

    /// <summary>The plan.</summary>
    public IReadOnlyList<PurgeShard> Shards { get; }

    /// <summary>Calls made so far, retries included.</summary>
    public int Calls { get; private set; }

    /// <summary>Calls that had to wait for the provider's quota, and how long in all.</summary>
    public (int Calls, TimeSpan Time) QuotaWaits { get; private set; }

    /// <summary>Calls a second that the load of the origin allows; null: it is not asked.</summary>
    public double? Rate => _controller?.Rate;

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
    public IEnumerable<string> KeysOf(PurgeCall call) => Shards[call.Shard].Keys.Skip(call.First).Take(call.Count);

    /// <summary>Tells the load of the origin at an instant; what is due later keeps to it.</summary>
    public void Observe(OriginLoad load, DateTimeOffset now)
    {
        var stopped = _controller is { Rate: 0 };
        _controller?.Observe(load);
        if (stopped)
        {
            Hold(now);
        }
    }

    /// <summary>Makes no call before an instant: after a stop, what was due meanwhile does not come all at once.
    /// </summary>
    public void Hold(DateTimeOffset until) => _notBefore = Max(_notBefore, until);

    /// <summary>Makes every call that is due by <paramref name="now"/> and returns them in order of time.</summary>
    public IReadOnlyList<PurgeCall> Advance(DateTimeOffset now)
    {
        var calls = new List<PurgeCall>();
        while (true)
        {
            var fresh = _callers.Next;
            _again.TryPeek(out var again, out var due);
            var isAgain = _again.Count > 0 && (fresh is null || due.Item1 < fresh);
            if (!isAgain && fresh is null)
            {
                break;
            }
            var ready = Max(Max(isAgain ? due.Item1 : fresh!.Value, _rateNext), _notBefore);
            var at = _quota?.Next(ready) ?? ready;
            if (at > now || _controller is { Rate: 0 })
            {
                break;
            }
            Note(at, at - ready);
            if (isAgain)
            {
                _again.Dequeue();
                calls.Add(Make(again with { Due = at }));
                continue;
            }
            var (shard, first, count) = _callers.Take(at, Latency());
            calls.Add(Make(new(shard, first, count, at, 1, default)));
        }
        calls.Sort((a, b) => (a.Due, a.Shard, a.First, a.Pass, a.Attempt)
            .CompareTo((b.Due, b.Shard, b.First, b.Pass, b.Attempt)));
        return calls;
    }

    private void Note(DateTimeOffset at, TimeSpan waited)
    {
        Calls++;
        _quota?.Take(at);
        if (waited > TimeSpan.Zero)
        {
            QuotaWaits = (QuotaWaits.Calls + 1, QuotaWaits.Time + waited);
        }
        var rate = Math.Min(_controller?.Rate ?? double.MaxValue, _strategy.TotalCallsPerSecond ?? double.MaxValue);
        _rateNext = rate < double.MaxValue ? at + TimeSpan.FromSeconds(1 / rate) : DateTimeOffset.MinValue;
    }

    private TimeSpan Latency()
    {
        var limits = _strategy.Limits;
        if (limits.Latency <= TimeSpan.Zero || limits.LatencySigma <= 0)
        {
            return limits.Latency;
        }
        _random.Reseed(_seed ^ StableHash.Of($"latency/{Calls}"));
        return TimeSpan.FromSeconds(_random.NextLognormal(limits.Latency.TotalSeconds, limits.LatencySigma));
    }

    private PurgeCall Make(PurgeCall call)
    {
        var shard = Shards[call.Shard];
        var isFirstOfTwo = call.Pass == 0 && _strategy.Passes != PurgePasses.Once;
        call = call with
        {
            Edge = isFirstOfTwo && _strategy.Passes == PurgePasses.ShieldFirst ? PurgeShard.Shield : shard.Edge,
            Outcome = Outcome(shard.Keys.Count == 0 ? null : shard.Keys[call.First], call.Attempt, call.Pass),
        };
        if (call.Outcome == PurgeCallOutcome.Failed)
        {
            _again.Enqueue(call with { Attempt = call.Attempt + 1 }, (call.Due + _strategy.RetryDelay, _sequence++));
        }
        else if (call.Outcome == PurgeCallOutcome.Accepted && isFirstOfTwo)
        {
            _again.Enqueue(call with { Pass = 1, Attempt = 1 }, (call.Due + _strategy.Pause, _sequence++));
        }
        else
        {
            _settled[call.Shard] += call.Count;
            _lost[call.Shard] += call.Outcome == PurgeCallOutcome.Lost ? call.Count : 0;
        }
        return call;
    }

    private PurgeCallOutcome Outcome(string? key, int attempt, int pass) =>
        _strategy.FailureRatio <= 0 || !Fails(_strategy, _seed, Name(key, attempt, pass))
            ? PurgeCallOutcome.Accepted
        : attempt <= _strategy.RetriesMax ? PurgeCallOutcome.Failed
        : PurgeCallOutcome.Lost;

    /// <summary>Whether the first call for a key fails, made for it alone, in any purge of the seed.</summary>
    public static bool FailsAtFirst(PurgeStrategy strategy, string key, ulong seed) =>
        strategy.FailureRatio > 0 && Fails(strategy, seed, Name(key, 1, 0));

    private static string Name(string? key, int attempt, int pass) =>
        pass == 0 ? $"purge/{key}/{attempt}" : $"purge/{key}/{attempt}/{pass}";

    private static bool Fails(PurgeStrategy strategy, ulong seed, string call) =>
        new RandomStream(seed, call).NextChance(strategy.FailureRatio);

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
