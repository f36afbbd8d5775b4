namespace CdnLab.Model.Purging.Remedies;

/// <summary>One queue at a fixed rate, whatever the load.</summary>
public class Paced : OneQueue
{
    /// <inheritdoc/>
    public override string Name => "paced";

    /// <inheritdoc/>
    public override string About => "key by key, at a fixed rate";

    /// <inheritdoc/>
    public override PurgeStrategy? Purge(PurgeStrategy basis) => base.Purge(basis)! with
    {
        TotalCallsPerSecond = basis.TotalCallsPerSecond ?? basis.Shards * basis.CallsPerSecond,
    };

    /// <inheritdoc/>
    public override TimeSpan Interval(PurgeStrategy strategy, string shard) =>
        strategy.TotalCallsPerSecond is null && strategy.Control is null
            ? base.Interval(strategy, shard) : TimeSpan.Zero;

    /// <summary>By hash: popular and rare projects evenly mixed, whatever their names.</summary>
    protected override IReadOnlyList<string> Queue(PurgeStrategy strategy, PurgeScope scope) =>
        Keys(strategy, scope.Orders.ByHash);
}
