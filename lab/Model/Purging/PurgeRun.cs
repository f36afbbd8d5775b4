using CdnLab.Model.Randomness;

namespace CdnLab.Model.Purging;

/// <summary>A purge under way: each shard has one serial caller that makes a call every 1/pace seconds; a failed call
/// is set aside, tried again after its delay while the caller goes on, and lost after the last retry. Asked for what
/// is due instead of running by itself, so live conductors and simulators share it; the fate of a call hangs on (seed,
/// key, attempt) alone, not on when it is asked for. Not thread-safe.</summary>
public sealed class PurgeRun
{
    private readonly PurgeStrategy _strategy;
    private readonly ulong _seed;
    private readonly DateTimeOffset _start;
    private readonly TimeSpan[] _interval;
    private readonly int[] _next;
    private readonly int[] _settled;
    private readonly int[] _lost;
    private readonly PriorityQueue<PurgeCall, (DateTimeOffset, int)> _retries = new();
    private int _sequence;

    /// <summary>Begins a purge at <paramref name="start"/>.</summary>
    public PurgeRun(
        PurgeStrategy strategy, IReadOnlyList<PurgeShard> shards, DateTimeOffset start, ulong seed)
    {
        _strategy = strategy;
        _seed = seed;
        _start = start;
        _interval = [.. shards.Select(shard => Interval(strategy.PaceOf(shard.Name)))];
        Shards = shards;
        _next = new int[shards.Count];
        _settled = new int[shards.Count];
        _lost = new int[shards.Count];
    }

    /// <summary>The plan.</summary>
    public IReadOnlyList<PurgeShard> Shards { get; }

    /// <summary>Calls made so far, retries included.</summary>
    public int Calls { get; private set; }

    /// <summary>Keys whose purge is lost.</summary>
    public int Lost => _lost.Sum();

    /// <summary>Whether every key is settled: accepted or lost.</summary>
    public bool Finished => Enumerable.Range(0, Shards.Count).All(ShardFinished);

    /// <summary>Keys of a shard that are settled.</summary>
    public int Settled(int shard) => _settled[shard];

    /// <summary>Keys of a shard that are lost.</summary>
    public int LostOf(int shard) => _lost[shard];

    /// <summary>Whether every key of a shard is settled.</summary>
    public bool ShardFinished(int shard) => _settled[shard] == CallCount(shard);

    /// <summary>Makes every call that is due by <paramref name="now"/> and returns them in order of time.</summary>
    public IReadOnlyList<PurgeCall> Advance(DateTimeOffset now)
    {
        var calls = new List<PurgeCall>();
        for (var shard = 0; shard < Shards.Count; shard++)
        {
            for (; _next[shard] < CallCount(shard) && DueOf(shard) <= now; _next[shard]++)
            {
                calls.Add(Make(shard, KeyOf(shard), DueOf(shard), attempt: 1));
            }
        }
        while (_retries.TryPeek(out var failed, out _) && failed.Due + _strategy.RetryDelay <= now)
        {
            _retries.Dequeue();
            calls.Add(Make(failed.Shard, failed.Key, failed.Due + _strategy.RetryDelay, failed.Attempt + 1));
        }
        calls.Sort((a, b) => (a.Due, a.Shard).CompareTo((b.Due, b.Shard)));
        return calls;
    }

    private static TimeSpan Interval(double pace)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pace);
        return TimeSpan.FromSeconds(1 / pace);
    }

    private int CallCount(int shard) => Math.Max(1, Shards[shard].Keys.Count);

    private DateTimeOffset DueOf(int shard) => _start + _interval[shard] * _next[shard];

    private string? KeyOf(int shard) => Shards[shard].Keys.Count == 0 ? null : Shards[shard].Keys[_next[shard]];

    private PurgeCall Make(int shard, string? key, DateTimeOffset due, int attempt)
    {
        Calls++;
        var call = new PurgeCall(shard, key, due, attempt, Outcome(key, attempt));
        if (call.Outcome == PurgeCallOutcome.Failed)
        {
            _retries.Enqueue(call, (due, _sequence++));
            return call;
        }
        _settled[shard]++;
        _lost[shard] += call.Outcome == PurgeCallOutcome.Lost ? 1 : 0;
        return call;
    }

    private PurgeCallOutcome Outcome(string? key, int attempt) =>
        !new RandomStream(_seed, $"purge/{key}/{attempt}").NextChance(_strategy.FailureRatio)
            ? PurgeCallOutcome.Accepted
        : attempt <= _strategy.RetriesMax ? PurgeCallOutcome.Failed
        : PurgeCallOutcome.Lost;
}
