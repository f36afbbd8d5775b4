using CdnLab.Model.Http;

namespace CdnLab.Model.Caching;

/// <summary>What a cache knows of a stored response (RFC 9111 3), without its content.</summary>
public sealed record StoredResponse
{
    /// <summary>Primary cache key.</summary>
    public required CacheKey Key { get; init; }

    /// <summary>Variant key (<see cref="VaryRule"/>).</summary>
    public string Variant { get; init; } = "";

    /// <summary>Status code.</summary>
    public required int Status { get; init; }

    /// <summary>Response header fields as stored.</summary>
    public required HeaderFields Headers { get; init; }

    /// <summary>Lifetime and stale windows.</summary>
    public required FreshnessDecision Freshness { get; init; }

    /// <summary>Corrected initial age (<see cref="AgeRule"/>).</summary>
    public TimeSpan InitialAge { get; init; }

    /// <summary>When the response was received or last freshened.</summary>
    public required DateTimeOffset ResponseTime { get; init; }

    /// <summary>Surrogate keys by which it can be purged.</summary>
    public IReadOnlyList<string> SurrogateKeys { get; init; } = [];

    /// <summary>When a soft purge marked it stale; null: never.</summary>
    public DateTimeOffset? SoftPurgedAt { get; init; }

    /// <summary>Who stored it.</summary>
    public Provenance Provenance { get; init; }

    /// <summary>When it stops being fresh: at the end of its lifetime or at its soft purge, whichever is
    /// first.</summary>
    public DateTimeOffset FreshUntil
    {
        get
        {
            var expiry = ResponseTime + (Freshness.Lifetime - InitialAge);
            return SoftPurgedAt is { } purged && purged < expiry ? purged : expiry;
        }
    }

    /// <summary>Whether it can be validated with the origin (RFC 9111 4.3).</summary>
    public bool HasValidator => Headers.Contains("ETag") || Headers.Contains("Last-Modified");

    /// <summary>Age at <paramref name="now"/>.</summary>
    public TimeSpan CurrentAge(DateTimeOffset now) => AgeRule.Current(InitialAge, ResponseTime, now);
}
