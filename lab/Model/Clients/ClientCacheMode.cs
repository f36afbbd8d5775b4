namespace CdnLab.Model.Clients;

/// <summary>The cache that a client keeps for itself.</summary>
public enum ClientCacheMode
{
    /// <summary>None.</summary>
    None,

    /// <summary>A private cache after RFC 9111.</summary>
    Private,

    /// <summary>A private cache that keeps 301 and 308 for good, whatever their age, as Python's CacheControl
    /// does.</summary>
    PermanentRedirects,
}
