using CdnLab.Model.Purging.Remedies;

namespace CdnLab.Model.Purging;

/// <summary>Who makes the next call of a purge: each caller makes one call after the other, from a shard of its own or
/// from the one that has most left. Not thread-safe.</summary>
internal sealed class PurgeCallers
{
    private readonly PurgeStrategy _strategy;
    private readonly IReadOnlyList<PurgeShard> _shards;
    private readonly IReadOnlyList<int> _callers;
    private readonly TimeSpan[] _interval;
    private readonly int[] _taken;
    private readonly PriorityQueue<int, (DateTimeOffset, int)> _free = new();
    // Shards by what they have left, fullest first; only where callers share them.
    private readonly PriorityQueue<int, (int, int)> _fullest = new();

    public PurgeCallers(PurgeStrategy strategy, IReadOnlyList<PurgeShard> shards, DateTimeOffset start)
    {
        (_strategy, _shards) = (strategy, shards);
        var kind = PurgeKinds.Of(strategy);
        _callers = kind.Callers(strategy, shards.Count);
        _interval = [.. shards.Select(shard => kind.Interval(strategy, shard.Name))];
        _taken = new int[shards.Count];
        for (var caller = 0; caller < _callers.Count; caller++)
        {
            _free.Enqueue(caller, (start, caller));
        }
        for (var shard = 0; shard < shards.Count; shard++)
        {
            _fullest.Enqueue(shard, (-shards[shard].Count, shard));
        }
    }

    /// <summary>When the next caller that has work is free; null: none has.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            while (_free.TryPeek(out var caller, out var free))
            {
                if (ShardOf(caller) is not null)
                {
                    return free.Item1;
                }
                _free.Dequeue();
            }
            return null;
        }
    }

    /// <summary>Has it make its call: who it is, and the keys it takes. It is busy until it is released.</summary>
    public (int Caller, int Shard, int First, int Count) Take()
    {
        var caller = _free.Dequeue();
        var shard = ShardOf(caller)!.Value;
        var (first, count) = (_taken[shard], Math.Min(_strategy.Limits.BatchMax, Left(shard)));
        _taken[shard] += count;
        if (_callers[caller] == PurgeKind.AnyShard)
        {
            _fullest.Dequeue();
            _fullest.Enqueue(shard, (-Left(shard), shard));
        }
        return (caller, shard, first, count);
    }

    /// <summary>Lets a caller make its next call.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="shard">The shard of its last call, whose pace it keeps.</param>
    /// <param name="at">When it made that.</param>
    /// <param name="latency">How long that took.</param>
    public void Release(int caller, int shard, DateTimeOffset at, TimeSpan latency)
    {
        var busy = _interval[shard] > latency ? _interval[shard] : latency;
        _free.Enqueue(caller, (at + busy, caller));
    }

    /// <summary>Leaves out the first keys of each shard: they were taken before.</summary>
    public void Skip(IReadOnlyList<int> taken)
    {
        _fullest.Clear();
        for (var shard = 0; shard < _taken.Length; shard++)
        {
            _taken[shard] = taken[shard];
            _fullest.Enqueue(shard, (-Left(shard), shard));
        }
    }

    private int Left(int shard) => _shards[shard].Count - _taken[shard];

    private int? ShardOf(int caller)
    {
        var shard = _callers[caller] != PurgeKind.AnyShard ? _callers[caller]
            : _fullest.TryPeek(out var fullest, out _) ? fullest : PurgeKind.AnyShard;
        return shard >= 0 && Left(shard) > 0 ? shard : null;
    }
}
