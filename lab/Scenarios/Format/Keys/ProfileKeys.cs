using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Format.Keys;

/// <summary>The keys of a cache profile. The base is declared, and so read, first; the others override it.</summary>
internal static class ProfileKeys
{
    private static readonly ListShape<string> FieldNames = new(
        Texts.Matching("a header field name", NamePattern.FieldName.Expression), unique: true);

    private static readonly ListShape<int> Statuses = new(Numbers.Count(200, 599), unique: true);

    public static ObjectShape<CacheProfile> Shape { get; } = new ObjectShape<CacheProfile>(
        "profile", "How the edge caches: a base and what differs from it.", () => CacheProfiles.Strict)
        .Key("base", Texts.OneOf(CacheProfiles.ByName), "Profile to begin with; default strict.", (_, v) => v)
        .Key("name", Texts.Any, "Name in reports; default the base's.", (p, v) => p with { Name = v })
        .Key("targeted_fields", FieldNames,
            "Fields that give the lifetime before Cache-Control does (RFC 9213).",
            (p, v) => p with { TargetedFields = v })
        .Key("default_lifetime", Durations.FromZero, "Lifetime of a storable response that names none.",
            (p, v) => p with { DefaultLifetime = v })
        .Key("heuristic_share", Numbers.Ratio, "Share of the age since Last-Modified that is fresh; 0: no heuristics.",
            (p, v) => p with { HeuristicShare = v })
        .Key("heuristic_max", Durations.FromZero, "Bound on a heuristic lifetime.",
            (p, v) => p with { HeuristicMax = v })
        .Key("request_directives", Texts.Switch, "Whether Cache-Control of requests is obeyed.",
            (p, v) => p with { RequestDirectives = v })
        .Key("incoming_age", Texts.Switch, "Whether the Age that a response arrives with counts.",
            (p, v) => p with { IncomingAge = v })
        .Key("apparent_age", Texts.Switch, "Whether Date and the response's delay count towards its age too.",
            (p, v) => p with { ApparentAge = v })
        .Key("strip_age", Texts.Switch, "Whether Age is removed from what the edge sends, between tiers too.",
            (p, v) => p with { StripAge = v })
        .Key("authorization_needs_permission", Texts.Switch,
            "Whether responses to requests with Authorization need permission (RFC 9111 3.5).",
            (p, v) => p with { AuthorizationNeedsPermission = v })
        .Key("shared_max_age_forbids_stale", Texts.Switch, "Whether s-maxage forbids serving stale.",
            (p, v) => p with { SharedMaxAgeForbidsStale = v })
        .Key("passed_fields", FieldNames,
            "Request fields whose presence sends a request past the cache.",
            (p, v) => p with { PassedFields = v })
        .Key("ignored_directives", new ListShape<string>(Texts.OneOf(CacheDirectives.Names.ToDictionary(name => name)), unique: true),
            "Response directives that are passed over.", (p, v) => p with { IgnoredDirectives = v })
        .Key("storable_statuses", Statuses, "The only statuses that are stored; default those of RFC 9111 3.",
            (p, v) => p with { StorableStatuses = v })
        .Key("storable_statuses_with_lifetime", Statuses,
            "Statuses stored as well, if the response gives a lifetime.",
            (p, v) => p with { StorableStatusesWithLifetime = v })
        .Key("stale_storable", Texts.Switch, "Whether a response that arrives stale is stored.",
            (p, v) => p with { StaleStorable = v })
        .Key("no_cache_unstorable", Texts.Switch,
            "Whether no-cache, or private that names fields, keeps a response from being stored.",
            (p, v) => p with { NoCacheUnstorable = v })
        .Key("vary_as_spelled", Texts.Switch, "Whether variants are told apart by values as they are spelled.",
            (p, v) => p with { VaryAsSpelled = v })
        .Key("set_cookie_unstorable", Texts.Switch, "Whether a response with Set-Cookie is never stored.",
            (p, v) => p with { SetCookieUnstorable = v })
        .Key("stale_while_revalidate", Durations.FromZero, "Stale window when the response names none.",
            (p, v) => p with { StaleWhileRevalidate = v })
        .Key("stale_if_error", Durations.FromZero, "Stale window on errors when the response names none.",
            (p, v) => p with { StaleIfError = v })
        .Key("stale_when_disconnected", Durations.FromZero,
            "How long a stale response may serve while the origin gives no answer at all.",
            (p, v) => p with { StaleWhenDisconnected = v })
        .Key("shield_stale_while_revalidate_max", Durations.FromZero,
            "Bound on stale-while-revalidate for requests from another edge.",
            (p, v) => p with { ShieldStaleWhileRevalidateMax = v })
        .Key("normalize_accept_encoding", Texts.Switch, "Whether Accept-Encoding is folded to gzip or nothing.",
            (p, v) => p with { NormalizeAcceptEncoding = v })
        .Key("normalize_accept_language", Texts.Switch, "Whether languages are compared without case and order.",
            (p, v) => p with { NormalizeAcceptLanguage = v })
        .Key("post_storable", Texts.Switch, "Whether the answer to a POST may serve GET requests (RFC 9110 9.3.3).",
            (p, v) => p with { PostStorable = v })
        .Key("purge_reaches_fetches", Texts.Switch,
            "Whether a purge keeps what was fetched before it from being stored after it.",
            (p, v) => p with { PurgeReachesFetches = v })
        .Key("restart_on_error", Texts.Switch, "Whether a failed fetch is tried once more.",
            (p, v) => p with { RestartOnError = v })
        .Key("unsafe_methods_invalidate", Texts.Switch,
            "Whether an unsafe request that succeeds invalidates what is stored for its URL (RFC 9111 4.4).",
            (p, v) => p with { UnsafeMethodsInvalidate = v });
}
