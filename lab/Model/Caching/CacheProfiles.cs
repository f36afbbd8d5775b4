namespace CdnLab.Model.Caching;

/// <summary>The profiles that ship with the lab.</summary>
public static class CacheProfiles
{
    /// <summary>RFC 9111, 9213 and 5861 to the letter.</summary>
    public static CacheProfile Strict { get; } = new();

    /// <summary>Varnish 7 with its built-in VCL: two minutes by default, ten seconds of grace, request directives
    /// ignored.</summary>
    public static CacheProfile Varnish { get; } = new()
    {
        Name = "varnish",
        TargetedFields = [],
        DefaultLifetime = TimeSpan.FromSeconds(120),
        HeuristicShare = 0,
        RequestDirectives = false,
        ApparentAge = false,
        SharedMaxAgeForbidsStale = false,
        PassedFields = ["Authorization", "Cookie"],
        IgnoredDirectives = ["must-revalidate", "proxy-revalidate", "must-understand", "stale-if-error"],
        StorableStatuses = [200, 203, 204, 300, 301, 404, 410, 414],
        StorableStatusesWithLifetime = [302, 307],
        StaleStorable = false,
        NoCacheUnstorable = true,
        VaryAsSpelled = true,
        SetCookieUnstorable = true,
        StaleWhileRevalidate = TimeSpan.FromSeconds(10),
        NormalizeAcceptEncoding = true,
        UnsafeMethodsInvalidate = false,
        StaleWhenDisconnected = TimeSpan.Zero,
        NormalizeAcceptLanguage = false,
        PostStorable = false,
        PurgeReachesFetches = false,
    };

    /// <summary>Fastly's documented order: Surrogate-Control, then s-maxage, max-age, Expires; two minutes by default;
    /// one restart on errors.</summary>
    public static CacheProfile Fastly { get; } = new()
    {
        Name = "fastly",
        TargetedFields = ["Surrogate-Control"],
        DefaultLifetime = TimeSpan.FromSeconds(120),
        HeuristicShare = 0,
        RequestDirectives = false,
        ApparentAge = false,
        SharedMaxAgeForbidsStale = false,
        SetCookieUnstorable = true,
        NormalizeAcceptEncoding = true,
        RestartOnError = true,
        UnsafeMethodsInvalidate = false,
        StaleWhenDisconnected = TimeSpan.Zero,
        NormalizeAcceptLanguage = false,
        PostStorable = false,
        PurgeReachesFetches = false,
    };

    /// <summary>What PyPI had at its CDN on 2022-06-10: Fastly's order, a minute by default, Age hidden between the
    /// tiers, no stale answer from the shield to another edge (facts 2.4).</summary>
    public static CacheProfile Pypi2022 { get; } = Fastly with
    {
        Name = "pypi-2022",
        DefaultLifetime = TimeSpan.FromSeconds(60),
        StripAge = true,
        ShieldStaleWhileRevalidateMax = TimeSpan.Zero,
    };

    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, CacheProfile> ByName { get; } =
        new[] { Strict, Varnish, Fastly, Pypi2022 }.ToDictionary(p => p.Name, StringComparer.Ordinal);
}
