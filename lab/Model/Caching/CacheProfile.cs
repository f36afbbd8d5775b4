namespace CdnLab.Model.Caching;

/// <summary>The correctness choices of a cache, as data. The profiles that ship are
/// <see cref="CacheProfiles"/>.</summary>
public sealed record CacheProfile
{
    /// <summary>The profile's name.</summary>
    public string Name { get; init; } = "strict";

    /// <summary>Whether the cache serves several users; a private cache passes over s-maxage, proxy-revalidate, private
    /// and the rule on Authorization (RFC 9111 5.2.2 and 3.5).</summary>
    public bool Shared { get; init; } = true;

    /// <summary>Fields that give the lifetime before Cache-Control does, first one present wins (RFC 9213 2.2); also
    /// <c>Surrogate-Control</c>, the older form.</summary>
    public IReadOnlyList<string> TargetedFields { get; init; } = ["CDN-Cache-Control"];

    /// <summary>Lifetime of a storable response that names none and has no Last-Modified; null: it is stale at
    /// once.</summary>
    public TimeSpan? DefaultLifetime { get; init; }

    /// <summary>Share of the age since Last-Modified that counts as fresh (RFC 9111 4.2.2 suggests 0.1); 0 switches
    /// heuristics off.</summary>
    public double HeuristicShare { get; init; } = 0.1;

    /// <summary>Bound on a heuristic lifetime.</summary>
    public TimeSpan HeuristicMax { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Whether request directives (no-cache, max-age, max-stale, min-fresh, no-store) are obeyed.</summary>
    public bool RequestDirectives { get; init; } = true;

    /// <summary>Whether the Age that a response arrives with counts (RFC 9111 4.2.3).</summary>
    public bool IncomingAge { get; init; } = true;

    /// <summary>Whether the Date of a response and the time that it took to arrive count towards its age too (RFC 9111
    /// 4.2.3); else the Age received alone does.</summary>
    public bool ApparentAge { get; init; } = true;

    /// <summary>Whether Age is removed from what the edge sends, also between tiers: the next tier then starts the
    /// lifetime anew (PyPI 2022 did, facts 2.4).</summary>
    public bool StripAge { get; init; }

    /// <summary>Whether responses to requests with an Authorization field need explicit permission (RFC 9111
    /// 3.5).</summary>
    public bool AuthorizationNeedsPermission { get; init; } = true;

    /// <summary>Whether s-maxage forbids serving stale, as proxy-revalidate does (RFC 9111 5.2.2.10).</summary>
    public bool SharedMaxAgeForbidsStale { get; init; } = true;

    /// <summary>Request fields whose presence sends a request past the cache, such as Cookie.</summary>
    public IReadOnlyList<string> PassedFields { get; init; } = [];

    /// <summary>Response directives that are passed over, such as <c>stale-if-error</c>.</summary>
    public IReadOnlyList<string> IgnoredDirectives { get; init; } = [];

    /// <summary>The only statuses that are stored; null: those that RFC 9111 3 allows.</summary>
    public IReadOnlyList<int>? StorableStatuses { get; init; }

    /// <summary>Statuses stored as well, if the response itself gives a lifetime.</summary>
    public IReadOnlyList<int> StorableStatusesWithLifetime { get; init; } = [];

    /// <summary>Whether a response that arrives stale is stored, for validation and for its stale windows.</summary>
    public bool StaleStorable { get; init; } = true;

    /// <summary>Whether no-cache keeps a response from being stored, and so do no-cache and private that name fields;
    /// else such a response is stored, to be validated, or without those fields.</summary>
    public bool NoCacheUnstorable { get; init; }

    /// <summary>Whether variants are told apart by field values as they are spelled, white space and all.</summary>
    public bool VaryAsSpelled { get; init; }

    /// <summary>Whether a response with Set-Cookie is never stored.</summary>
    public bool SetCookieUnstorable { get; init; }

    /// <summary>stale-while-revalidate when the response names none.</summary>
    public TimeSpan StaleWhileRevalidate { get; init; }

    /// <summary>stale-if-error when the response names none.</summary>
    public TimeSpan StaleIfError { get; init; }

    /// <summary>How long after its lifetime a response may serve, unasked, while the origin gives no answer at all
    /// (RFC 9111 4.2.4); must-revalidate and its like still forbid it.</summary>
    public TimeSpan StaleWhenDisconnected { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Bound on stale-while-revalidate for requests that come from another edge: the shield's guard against
    /// handing a stale object on as fresh; null: no bound.</summary>
    public TimeSpan? ShieldStaleWhileRevalidateMax { get; init; }

    /// <summary>Whether Accept-Encoding is folded to <c>gzip</c> or nothing before variants are told apart.</summary>
    public bool NormalizeAcceptEncoding { get; init; }

    /// <summary>Whether languages are compared without case and order before variants are told apart: those of equal
    /// weight have no order (RFC 9110 12.5.4).</summary>
    public bool NormalizeAcceptLanguage { get; init; } = true;

    /// <summary>Whether the answer to a POST may serve later GET requests, when it says so: with a lifetime, and a
    /// Content-Location that names its own URL (RFC 9110 9.3.3).</summary>
    public bool PostStorable { get; init; } = true;

    /// <summary>Whether a purge also keeps what was fetched before it, and arrives after it, from being stored; else
    /// such a response stays as if it had not been purged.</summary>
    public bool PurgeReachesFetches { get; init; } = true;

    /// <summary>Whether a 5xx answer or a fetch error is tried once more before an error is given (GET and
    /// HEAD).</summary>
    public bool RestartOnError { get; init; }

    /// <summary>Whether an unsafe request that succeeds invalidates what is stored for its URL
    /// (<see cref="InvalidationRule"/>, RFC 9111 4.4).</summary>
    public bool UnsafeMethodsInvalidate { get; init; } = true;
}
