namespace CdnLab.Model.Purging.Remedies;

/// <summary>A new cache key for a share of the traffic that grows PoP by PoP, over an hour.</summary>
public sealed class VersionedKeyGradual : VersionedKey
{
    /// <inheritdoc/>
    public override string Name => "versioned-key-gradual";

    /// <inheritdoc/>
    public override string About => "the cache key gets a version, PoP by PoP over an hour";

    /// <inheritdoc/>
    public override TimeSpan Over => TimeSpan.FromHours(1);
}
