using CdnLab.Model.Purging;

namespace CdnLab.Scenarios.Sharding;

/// <summary>A purge split into pools, made from its first call to its last.</summary>
/// <param name="Kind">Way of splitting.</param>
/// <param name="Pools">The pools, in order of name.</param>
public sealed record ShardedPurge(string Kind, IReadOnlyList<PoolLoad> Pools)
{
    /// <summary>All keys.</summary>
    public int Keys => Pools.Sum(p => p.Keys);

    /// <summary>Mean number of keys a pool.</summary>
    public double Mean => (double)Keys / Pools.Count;

    /// <summary>The pool with most keys.</summary>
    public PoolLoad Largest => Pools.MaxBy(p => p.Keys)!;

    /// <summary>Skew: keys of the largest pool over the mean, from 1.</summary>
    public double Skew => Largest.Keys / Mean;

    /// <summary>Makespan: time until the last pool is through.</summary>
    public TimeSpan Makespan => Pools.Max(p => p.Through);

    /// <summary>Makes the calls of a strategy by its own policy, in no time.</summary>
    /// <param name="strategy">The strategy; without a control, as there is no load to follow.</param>
    /// <param name="shards">Its shards, at least one.</param>
    /// <param name="seed">Seed of failures and latencies.</param>
    public static ShardedPurge Of(PurgeStrategy strategy, IReadOnlyList<PurgeShard> shards, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfZero(shards.Count);
        var (calls, last) = (new int[shards.Count], new DateTimeOffset[shards.Count]);
        var run = new PurgeRun(strategy, shards, DateTimeOffset.UnixEpoch, seed);
        foreach (var call in run.Advance(DateTimeOffset.MaxValue))
        {
            calls[call.Shard]++;
            last[call.Shard] = call.Due;
        }
        return new(strategy.Kind, [.. shards.Select((shard, i) => new PoolLoad(
            shard.Name, shard.Count, calls[i], last[i] - DateTimeOffset.UnixEpoch))]);
    }
}
