namespace CdnLab.Model.Caching;

/// <summary>What to do with a request and the response stored for it.</summary>
public enum ReuseOutcome
{
    /// <summary>Serve the stored response, it is fresh or acceptable as it is.</summary>
    Hit,

    /// <summary>Serve it stale and refresh it in the background (RFC 5861 3).</summary>
    HitStale,

    /// <summary>Ask the origin with the stored validator (RFC 9111 4.3).</summary>
    Validate,

    /// <summary>Fetch anew.</summary>
    Fetch,

    /// <summary>Answer 504: the client wants only what is cached (RFC 9111 5.2.1.7).</summary>
    GatewayTimeout,
}
