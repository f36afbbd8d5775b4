namespace CdnLab.Model.Purging.Remedies;

/// <summary>One call that empties every PoP and the shield.</summary>
public sealed class PurgeAll : PurgeKind
{
    /// <inheritdoc/>
    public override string Name => "all";

    /// <inheritdoc/>
    public override string About => "one call empties every cache";

    /// <inheritdoc/>
    public override bool TakesAll => true;

    /// <inheritdoc/>
    public override PurgeStrategy? Purge(PurgeStrategy basis) => base.Purge(basis)! with { Mode = PurgeMode.Hard };

    /// <inheritdoc/>
    public override IReadOnlyList<PurgeShard> Split(PurgeStrategy strategy, PurgeScope scope) => [new(Name, [])];
}
