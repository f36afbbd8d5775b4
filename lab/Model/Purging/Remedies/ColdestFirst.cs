namespace CdnLab.Model.Purging.Remedies;

/// <summary>The least asked projects first: the origin hardly feels it until the end, and so do the users.</summary>
public sealed class ColdestFirst : OneQueue
{
    /// <inheritdoc/>
    public override string Name => "coldest";

    /// <inheritdoc/>
    public override string About => "key by key, the least asked first";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Queue(PurgeStrategy strategy, PurgeScope scope) =>
        Keys(strategy, [.. scope.Projects.Reverse()]);
}
