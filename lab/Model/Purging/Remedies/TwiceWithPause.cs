namespace CdnLab.Model.Purging.Remedies;

/// <summary>Each key twice, two seconds apart: what a PoP refilled from a shield that the first purge had not reached
/// goes with the second.</summary>
public sealed class TwiceWithPause : HashShards
{
    /// <inheritdoc/>
    public override string Name => "twice";

    /// <inheritdoc/>
    public override string About => "key by key, each once more two seconds later";

    /// <inheritdoc/>
    public override PurgeStrategy? Purge(PurgeStrategy basis) =>
        base.Purge(basis)! with { Passes = PurgePasses.Twice };
}
