namespace CdnLab.Model.Caching;

/// <summary>Why an edge asks the next hop.</summary>
public enum FetchCause
{
    /// <summary>Nothing usable is stored.</summary>
    Miss,

    /// <summary>What is stored is validated (RFC 9111 4.3).</summary>
    Revalidation,

    /// <summary>A purge made it stale or took it away.</summary>
    PurgeRefill,

    /// <summary>The first try failed.</summary>
    Retry,
}
