namespace CdnLab.Model.Purging.Remedies;

/// <summary>Everything, but one edge after the other with a pause: the shield first, so that no PoP is refilled with
/// what it was purged of.</summary>
public sealed class PopByPop : PurgeKind
{
    /// <inheritdoc/>
    public override string Name => "pop-by-pop";

    /// <inheritdoc/>
    public override string About => "the shield is emptied, then one PoP after the other";

    /// <inheritdoc/>
    public override bool TakesAll => true;

    /// <inheritdoc/>
    public override PurgeStrategy? Purge(PurgeStrategy basis) => base.Purge(basis)! with
    {
        Mode = PurgeMode.Hard, Pause = TimeSpan.FromSeconds(60),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<PurgeShard> Split(PurgeStrategy strategy, PurgeScope scope) =>
    [
        .. scope.Pops.Prepend(PurgeShard.Shield).Skip(scope.Shield ? 0 : 1)
            .Select(edge => new PurgeShard(edge, []) { Edge = edge }),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<int> Callers(PurgeStrategy strategy, int shards) => [AnyShard];

    /// <inheritdoc/>
    public override TimeSpan Interval(PurgeStrategy strategy, string shard) => strategy.Pause;
}
