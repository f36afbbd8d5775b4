namespace CdnLab.Model.Purging.Remedies;

/// <summary>A purge of one queue that all callers share.</summary>
public abstract class OneQueue : PurgeKind
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Callers(PurgeStrategy strategy, int shards) =>
        [.. Enumerable.Repeat(AnyShard, strategy.Shards)];

    /// <inheritdoc/>
    public override IReadOnlyList<PurgeShard> Split(PurgeStrategy strategy, PurgeScope scope)
    {
        // A shard without keys would mean everything.
        var queue = Queue(strategy, scope);
        return queue.Count == 0 ? [] : [new PurgeShard(Name, queue)];
    }

    /// <summary>The keys, in order.</summary>
    protected abstract IReadOnlyList<string> Queue(PurgeStrategy strategy, PurgeScope scope);
}
