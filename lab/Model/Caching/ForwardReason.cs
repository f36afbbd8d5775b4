namespace CdnLab.Model.Caching;

/// <summary>Why a request went forward: the <c>fwd</c> values of RFC 9211 2.2.</summary>
public enum ForwardReason
{
    /// <summary>Not forwarded.</summary>
    None,

    /// <summary>The cache was configured to pass it.</summary>
    Bypass,

    /// <summary>The method requires it.</summary>
    Method,

    /// <summary>Nothing is stored for the key.</summary>
    UriMiss,

    /// <summary>Something is stored for the key, but for another variant.</summary>
    VaryMiss,

    /// <summary>Nothing usable is stored.</summary>
    Miss,

    /// <summary>The request's directives ask for it.</summary>
    Request,

    /// <summary>What is stored is stale.</summary>
    Stale,

    /// <summary>Only a part is stored.</summary>
    Partial,
}
