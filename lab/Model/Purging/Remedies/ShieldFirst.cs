namespace CdnLab.Model.Purging.Remedies;

/// <summary>Each key at the shield first and a moment later everywhere: no PoP can refill from a shield that the purge
/// has yet to reach.</summary>
public sealed class ShieldFirst : HashShards
{
    /// <inheritdoc/>
    public override string Name => "shield-first";

    /// <inheritdoc/>
    public override string About => "key by key, at the shield and then everywhere";

    /// <inheritdoc/>
    public override PurgeStrategy? Purge(PurgeStrategy basis) =>
        base.Purge(basis)! with { Passes = PurgePasses.ShieldFirst };
}
