using CdnLab.Model.Http;

namespace CdnLab.Model.Caching;

/// <summary>The freshness lifetime and stale windows of a response (RFC 9111 4.2.1 and 4.2.2, RFC 5861, RFC
/// 9213).</summary>
public static class FreshnessRule
{
    /// <summary>Decides for a response received at <paramref name="responseTime"/>.</summary>
    public static FreshnessDecision Decide(
        int status, HeaderFields response, DateTimeOffset responseTime, CacheProfile profile)
    {
        var (field, directives) = TargetedControl.Select(response, profile);
        var (lifetime, source) = Lifetime(status, response, responseTime, profile, field, directives);
        var strict = directives.MustRevalidate || directives.NoCache || (profile.Shared
            && (directives.ProxyRevalidate
                || (profile.SharedMaxAgeForbidsStale && directives.SharedMaxAge is not null)));
        return new(
            directives.NoCache ? TimeSpan.Zero : lifetime,
            strict ? TimeSpan.Zero : directives.StaleWhileRevalidate ?? profile.StaleWhileRevalidate,
            strict ? TimeSpan.Zero : directives.StaleIfError ?? profile.StaleIfError,
            directives.NoCache ? field + " no-cache" : source,
            strict)
        { Immutable = directives.Immutable };
    }

    private static (TimeSpan Lifetime, string Source) Lifetime(
        int status,
        HeaderFields response,
        DateTimeOffset responseTime,
        CacheProfile profile,
        string field,
        CacheDirectives directives)
    {
        if (profile.Shared && directives.SharedMaxAge is { } shared)
        {
            return (shared, field + " s-maxage");
        }
        if (directives.InvalidLifetime)
        {
            return (TimeSpan.Zero, field + " unreadable lifetime");
        }
        if (directives.MaxAge is { } maxAge)
        {
            return (maxAge, field + " max-age");
        }
        if (field == "Cache-Control" && response["Expires"] is { } expires)
        {
            return (UntilExpires(expires, HttpDate.Parse(response["Date"], responseTime) ?? responseTime), "Expires");
        }
        return Heuristic(status, response, responseTime, profile, directives);
    }

    private static TimeSpan UntilExpires(string expires, DateTimeOffset date)
    {
        if (HttpDate.Parse(expires, date) is not { } at || at <= date)
        {
            return TimeSpan.Zero;
        }
        return at - date < DeltaSeconds.Max ? at - date : DeltaSeconds.Max;
    }

    private static (TimeSpan Lifetime, string Source) Heuristic(
        int status,
        HeaderFields response,
        DateTimeOffset responseTime,
        CacheProfile profile,
        CacheDirectives directives)
    {
        if (!StatusCodes.HeuristicallyCacheable(status) && !directives.Public)
        {
            return (TimeSpan.Zero, "none");
        }
        if (profile.HeuristicShare > 0 && HttpDate.Parse(response["Last-Modified"], responseTime) is { } modified)
        {
            var since = (HttpDate.Parse(response["Date"], responseTime) ?? responseTime) - modified;
            var lifetime = since > TimeSpan.Zero ? since * profile.HeuristicShare : TimeSpan.Zero;
            return (lifetime < profile.HeuristicMax ? lifetime : profile.HeuristicMax, "heuristic");
        }
        return profile.DefaultLifetime is { } standard ? (standard, "default") : (TimeSpan.Zero, "none");
    }
}
