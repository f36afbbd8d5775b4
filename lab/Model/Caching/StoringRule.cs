using CdnLab.Model.Http;

namespace CdnLab.Model.Caching;

/// <summary>What a cache keeps of a response (RFC 9111 3.1) and how a 304 freshens it (RFC 9111 4.3.4).</summary>
public static class StoringRule
{
    /// <summary>The stored form of a storable response: without Age, which is kept as initial age, and without the
    /// fields that the response itself excludes (RFC 9111 5.2.2.4 and 5.2.2.7); with a Date.</summary>
    /// <param name="key">Cache key.</param>
    /// <param name="variant">Variant key of the request (<see cref="VaryRule"/>).</param>
    /// <param name="status">Status code.</param>
    /// <param name="response">Fields as received, without those of the connection.</param>
    /// <param name="requestTime">When the request was sent.</param>
    /// <param name="responseTime">When the response was received.</param>
    /// <param name="profile">The cache's profile.</param>
    /// <param name="provenance">Who stores it.</param>
    public static StoredResponse Store(
        CacheKey key,
        string variant,
        int status,
        HeaderFields response,
        DateTimeOffset requestTime,
        DateTimeOffset responseTime,
        CacheProfile profile,
        Provenance provenance) => new()
        {
            Key = key,
            Variant = variant,
            Status = status,
            Headers = Dated(Kept(response, profile), responseTime),
            Freshness = FreshnessRule.Decide(status, response, responseTime, profile),
            InitialAge = AgeRule.Initial(response, requestTime, responseTime, profile),
            ResponseTime = responseTime,
            SurrogateKeys = SurrogateKeys.Of(response),
            Provenance = provenance,
        };

    /// <summary>The stored response after a 304: fields, lifetime and age anew; it is fresh again even after a soft
    /// purge.</summary>
    public static StoredResponse Freshen(
        StoredResponse stored,
        HeaderFields notModified,
        DateTimeOffset requestTime,
        DateTimeOffset responseTime,
        CacheProfile profile,
        Provenance provenance)
    {
        var merged = ValidationRule.Freshen(stored.Headers, notModified);
        return stored with
        {
            Headers = Kept(merged, profile),
            Freshness = FreshnessRule.Decide(stored.Status, merged, responseTime, profile),
            InitialAge = AgeRule.Initial(notModified, requestTime, responseTime, profile),
            ResponseTime = responseTime,
            SurrogateKeys = SurrogateKeys.Of(merged),
            SoftPurgedAt = null,
            Provenance = provenance,
        };
    }

    /// <summary>Whether storing serves any later request: while it is fresh, or, where the profile stores what is
    /// stale, in a stale window or by validation.</summary>
    public static bool Serves(StoredResponse stored, CacheProfile profile) =>
        stored.Freshness.Lifetime > stored.InitialAge || (profile.StaleStorable && ServesStale(stored));

    private static bool ServesStale(StoredResponse stored) =>
        stored.HasValidator
        || stored.Freshness.StaleWhileRevalidate > TimeSpan.Zero
        || stored.Freshness.StaleIfError > TimeSpan.Zero;

    /// <summary>Whether the stored response may be kept as a 304 makes it: what the 304 says now counts, as private
    /// or no-store (RFC 9111 3 and 4.3.4).</summary>
    /// <param name="stored">The stored response.</param>
    /// <param name="request">Fields of the request that is validated for.</param>
    /// <param name="notModified">Fields of the 304.</param>
    /// <param name="profile">The cache's profile.</param>
    /// <param name="unstorableStatuses">Statuses that the edge config in force does not store; null: none.</param>
    public static StorabilityDecision MayKeep(
        StoredResponse stored,
        HeaderFields request,
        HeaderFields notModified,
        CacheProfile profile,
        IReadOnlyList<int>? unstorableStatuses = null) =>
        StorabilityRule.Decide(
            "GET",
            stored.Status,
            request,
            ValidationRule.Freshen(stored.Headers, notModified),
            profile,
            unstorableStatuses);

    /// <summary>The fields that only the client which asked may see: those that no-cache or private name
    /// (RFC 9111 5.2.2.4 and 5.2.2.7).</summary>
    /// <param name="response">Fields received.</param>
    /// <param name="governing">Fields that say so: those received, or the stored ones freshened by them.</param>
    /// <param name="profile">The cache's profile.</param>
    public static HeaderFields Unstored(HeaderFields response, HeaderFields governing, CacheProfile profile) =>
        Excluded(governing, profile) is { Count: > 0 } names
            ? new(response.Where(field => names.Contains(field.Name, StringComparer.OrdinalIgnoreCase)))
            : HeaderFields.Empty;

    // Without it the one who receives the stored response would take it for made just then (RFC 9110 6.6.1).
    private static HeaderFields Dated(HeaderFields kept, DateTimeOffset responseTime) =>
        kept.Contains("Date") ? kept : kept.With("Date", HttpDate.Format(responseTime));

    private static HeaderFields Kept(HeaderFields response, CacheProfile profile) =>
        response.Without(["Age", .. Excluded(response, profile)]);

    private static IReadOnlyList<string> Excluded(HeaderFields response, CacheProfile profile) =>
        TargetedControl.Select(response, profile).Directives.UnstorableFields;
}
