namespace CdnLab.Model.Purging.Remedies;

/// <summary>A purge of one queue that all callers share.</summary>
public abstract class OneQueue : PurgeKind
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Callers(PurgeStrategy strategy, int shards) =>
        [.. Enumerable.Repeat(AnyShard, strategy.Shards)];

    /// <inheritdoc/>
    public override IReadOnlyList<PurgeShard> Split(PurgeStrategy strategy, PurgeScope scope) =>
        scope.Projects.Count == 0 ? [] : [new PurgeShard(Name, Queue(strategy, scope))];

    /// <summary>The keys, in order.</summary>
    protected abstract IReadOnlyList<string> Queue(PurgeStrategy strategy, PurgeScope scope);
}
