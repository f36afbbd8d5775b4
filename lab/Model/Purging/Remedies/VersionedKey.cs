using CdnLab.Model.Redirects;

namespace CdnLab.Model.Purging.Remedies;

/// <summary>A new cache key at every PoP at once: no old entry is found any more, which costs what a purge of
/// everything does.</summary>
public class VersionedKey : Remedy
{
    /// <inheritdoc/>
    public override string Name => "versioned-key";

    /// <inheritdoc/>
    public override string About => "the cache key gets a version, at once: nothing old is found any more";

    /// <inheritdoc/>
    public override EdgeConfig? Deploy(EdgeConfig inForce) => inForce with
    {
        Name = inForce.Name + "-versioned", CacheKey = inForce.CacheKey + "#2",
    };
}
