namespace CdnLab.Model.Http;

/// <summary>The directives of a Cache-Control field, or of a targeted field of the same syntax (RFC 9111 5.2, RFC 5861,
/// RFC 8246, RFC 9213). Durations are null when absent or unreadable.</summary>
public sealed record CacheDirectives
{
    /// <summary>No directive at all.</summary>
    public static CacheDirectives None { get; } = new();

    /// <summary>no-store.</summary>
    public bool NoStore { get; init; }

    /// <summary>no-cache without field names.</summary>
    public bool NoCache { get; init; }

    /// <summary>private without field names.</summary>
    public bool Private { get; init; }

    /// <summary>public.</summary>
    public bool Public { get; init; }

    /// <summary>must-revalidate.</summary>
    public bool MustRevalidate { get; init; }

    /// <summary>proxy-revalidate.</summary>
    public bool ProxyRevalidate { get; init; }

    /// <summary>must-understand.</summary>
    public bool MustUnderstand { get; init; }

    /// <summary>immutable (RFC 8246).</summary>
    public bool Immutable { get; init; }

    /// <summary>only-if-cached (request).</summary>
    public bool OnlyIfCached { get; init; }

    /// <summary>max-age.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>s-maxage.</summary>
    public TimeSpan? SharedMaxAge { get; init; }

    /// <summary>min-fresh (request).</summary>
    public TimeSpan? MinFresh { get; init; }

    /// <summary>max-stale (request); without a value any staleness is acceptable:
    /// <see cref="DeltaSeconds.Max"/>.</summary>
    public TimeSpan? MaxStale { get; init; }

    /// <summary>stale-while-revalidate (RFC 5861 3).</summary>
    public TimeSpan? StaleWhileRevalidate { get; init; }

    /// <summary>stale-if-error (RFC 5861 4).</summary>
    public TimeSpan? StaleIfError { get; init; }

    /// <summary>Field names that no-cache="…" or private="…" keep from being reused.</summary>
    public IReadOnlyList<string> UnstorableFields { get; init; } = [];

    /// <summary>Whether a lifetime directive was present but unreadable: such a response counts as stale
    /// (RFC 9111 4.2.1).</summary>
    public bool InvalidLifetime { get; init; }

    /// <summary>Whether any directive was present.</summary>
    public bool Any { get; init; }

    /// <summary>The names that <see cref="Without"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "no-store", "no-cache", "private", "public", "must-revalidate", "proxy-revalidate", "must-understand",
        "immutable", "stale-while-revalidate", "stale-if-error",
    ];

    /// <summary>The same directives as if one had not been sent.</summary>
    /// <exception cref="ArgumentException">No directive of a response that can be left out bears the name.</exception>
    public CacheDirectives Without(string name) => name switch
    {
        "no-store" => this with { NoStore = false },
        "no-cache" => this with { NoCache = false },
        "private" => this with { Private = false },
        "public" => this with { Public = false },
        "must-revalidate" => this with { MustRevalidate = false },
        "proxy-revalidate" => this with { ProxyRevalidate = false },
        "must-understand" => this with { MustUnderstand = false },
        "immutable" => this with { Immutable = false },
        "stale-while-revalidate" => this with { StaleWhileRevalidate = null },
        "stale-if-error" => this with { StaleIfError = null },
        _ => throw new ArgumentException($"'{name}' is none of {string.Join(", ", Names)}", nameof(name)),
    };
}
