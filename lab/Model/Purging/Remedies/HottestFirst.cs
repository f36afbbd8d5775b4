namespace CdnLab.Model.Purging.Remedies;

/// <summary>The most asked projects first: most of the harm ends soon, and the refills come at once.</summary>
public sealed class HottestFirst : OneQueue
{
    /// <inheritdoc/>
    public override string Name => "hottest";

    /// <inheritdoc/>
    public override string About => "key by key, the most asked first";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Queue(PurgeStrategy strategy, PurgeScope scope) =>
        Keys(strategy, scope.Projects);
}
