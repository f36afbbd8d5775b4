namespace CdnLab.Model.Caching;

/// <summary>What caches know of status codes.</summary>
public static class StatusCodes
{
    /// <summary>Whether a response of this status may be stored without an explicit lifetime (RFC 9110 15.1).</summary>
    public static bool HeuristicallyCacheable(int status) =>
        status is 200 or 203 or 204 or 300 or 301 or 308 or 404 or 405 or 410 or 414 or 501;

    /// <summary>Whether the cache knows the caching rules of this status (RFC 9111 5.2.2.3).</summary>
    public static bool Understood(int status) =>
        HeuristicallyCacheable(status) || status is 302 or 303 or 307 or 400 or 401 or 403 or 500 or 502 or 503 or 504;

    /// <summary>Whether the status is a server error for stale-if-error (RFC 5861 4).</summary>
    public static bool IsServerError(int status) => status is 500 or 502 or 503 or 504;
}
