using CdnLab.Model.Http;

namespace CdnLab.Model.Caching;

/// <summary>Whether a stored response may answer a request (RFC 9111 4, RFC 5861).</summary>
public static class ReuseRule
{
    /// <summary>Decides for a stored response whose variant matches.</summary>
    /// <param name="stored">The stored response.</param>
    /// <param name="now">The instant of the request.</param>
    /// <param name="request">The request's Cache-Control directives.</param>
    /// <param name="profile">The cache's profile.</param>
    /// <param name="fromEdge">Whether another edge asks, that is, whether this cache acts as a shield.</param>
    public static ReuseDecision Decide(
        StoredResponse stored, DateTimeOffset now, CacheDirectives request, CacheProfile profile, bool fromEdge)
    {
        var directives = profile.RequestDirectives ? request : CacheDirectives.None;
        var staleness = now - stored.FreshUntil;
        if (Refused(stored, now, staleness, directives) is { } refused)
        {
            return Forward(stored, directives, ForwardReason.Request, refused.Reason, refused.Clause);
        }
        if (staleness < TimeSpan.Zero)
        {
            return new(ReuseOutcome.Hit, ForwardReason.None, "fresh", "RFC 9111 4.2");
        }
        if (stored.Freshness.MustRevalidate)
        {
            return Forward(
                stored, directives, ForwardReason.Stale, "stale and must be revalidated", "RFC 9111 5.2.2.2");
        }
        if (directives.MaxStale is { } maxStale && staleness <= maxStale)
        {
            return new(
                ReuseOutcome.Hit, ForwardReason.None, "stale within the request's max-stale", "RFC 9111 5.2.1.2");
        }
        return staleness < StaleWhileRevalidateWindow(stored.Freshness, profile, fromEdge)
            ? new(ReuseOutcome.HitStale, ForwardReason.None, "stale-while-revalidate", "RFC 5861 3")
            : Forward(stored, directives, ForwardReason.Stale, "stale", "RFC 9111 4.2.4");
    }

    /// <summary>Decides when nothing is stored for the variant.</summary>
    /// <param name="request">The request's Cache-Control directives.</param>
    /// <param name="profile">The cache's profile.</param>
    /// <param name="keyKnown">Whether another variant of the key is stored.</param>
    public static ReuseDecision DecideAbsent(CacheDirectives request, CacheProfile profile, bool keyKnown) =>
        profile.RequestDirectives && request.OnlyIfCached
            ? OnlyIfCached("only-if-cached, but not stored")
            : new(
                ReuseOutcome.Fetch,
                keyKnown ? ForwardReason.VaryMiss : ForwardReason.UriMiss,
                keyKnown ? "no such variant" : "not stored",
                "RFC 9111 4");

    /// <summary>Whether a stored response may stand in for an error of the origin (RFC 5861 4).</summary>
    /// <param name="stored">The stored response.</param>
    /// <param name="now">The instant of the request.</param>
    /// <param name="profile">The cache's profile.</param>
    /// <param name="disconnected">Whether there was no answer at all (RFC 9111 4.2.4).</param>
    public static bool MayServeOnError(
        StoredResponse stored, DateTimeOffset now, CacheProfile profile, bool disconnected)
    {
        return now - stored.FreshUntil < StaleOnErrorWindow(stored.Freshness, profile, disconnected);
    }

    /// <summary>How long after its lifetime a response may stand in for an error of the origin (RFC 5861 4).</summary>
    /// <param name="freshness">Its lifetime and windows.</param>
    /// <param name="profile">The cache's profile.</param>
    /// <param name="disconnected">Whether there is no answer at all (RFC 9111 4.2.4).</param>
    public static TimeSpan StaleOnErrorWindow(FreshnessDecision freshness, CacheProfile profile, bool disconnected)
    {
        var window = freshness.StaleIfError > freshness.StaleWhileRevalidate
            ? freshness.StaleIfError
            : freshness.StaleWhileRevalidate;
        window = disconnected && profile.StaleWhenDisconnected > window ? profile.StaleWhenDisconnected : window;
        return freshness.MustRevalidate ? TimeSpan.MinValue : window;
    }

    /// <summary>How long after its lifetime a response serves while it is refreshed (RFC 5861 3).</summary>
    /// <param name="freshness">Its lifetime and windows.</param>
    /// <param name="profile">The cache's profile.</param>
    /// <param name="fromEdge">Whether another edge asks.</param>
    public static TimeSpan StaleWhileRevalidateWindow(FreshnessDecision freshness, CacheProfile profile, bool fromEdge)
    {
        var window = freshness.MustRevalidate ? TimeSpan.Zero : freshness.StaleWhileRevalidate;
        return fromEdge && profile.ShieldStaleWhileRevalidateMax is { } bound && bound < window ? bound : window;
    }

    // What the request's own directives say against a stored response, fresh or not.
    private static (string Reason, string Clause)? Refused(
        StoredResponse stored, DateTimeOffset now, TimeSpan staleness, CacheDirectives request)
    {
        if (request.NoCache)
        {
            return ("request says no-cache", "RFC 9111 5.2.1.4");
        }
        // A reload asks with max-age=0; while an immutable response is fresh it gains nothing (RFC 8246 2.1).
        var settled = stored.Freshness.Immutable && staleness < TimeSpan.Zero;
        if (request.MaxAge is { } maxAge && stored.CurrentAge(now) > maxAge && !settled)
        {
            return ("older than the request's max-age", "RFC 9111 5.2.1.1");
        }
        return request.MinFresh is { } minFresh && -staleness < minFresh
            ? ("not fresh for min-fresh", "RFC 9111 5.2.1.3")
            : null;
    }

    private static ReuseDecision OnlyIfCached(string reason) =>
        new(ReuseOutcome.GatewayTimeout, ForwardReason.None, reason, "RFC 9111 5.2.1.7");

    private static ReuseDecision Forward(
        StoredResponse stored, CacheDirectives request, ForwardReason why, string reason, string clause) =>
        request.OnlyIfCached
            ? OnlyIfCached("only-if-cached, but " + reason)
            : new(stored.HasValidator ? ReuseOutcome.Validate : ReuseOutcome.Fetch, why, reason, clause);
}
