namespace CdnLab.Model.Caching;

/// <summary>The primary cache key (RFC 9111 2): what the edge config makes of host and URL. Variants of one key are
/// told apart by their <see cref="VaryRule"/> key.</summary>
/// <param name="Value">The key as text.</param>
public readonly record struct CacheKey(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
