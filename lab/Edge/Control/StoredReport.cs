using CdnLab.Edge.Store;

namespace CdnLab.Edge.Control;

/// <summary>A stored response as <c>GET /control/cache</c> shows it.</summary>
internal sealed record StoredReport(
    string Key,
    string Variant,
    int Status,
    string? Location,
    int BodyBytes,
    TimeSpan Age,
    TimeSpan Lifetime,
    string LifetimeSource,
    bool Fresh,
    bool SoftPurged,
    IReadOnlyList<string> SurrogateKeys,
    string StoredRelease,
    string StoredConfig,
    DateTimeOffset StoredAt)
{
    public static StoredReport Of(StoredObject stored, DateTimeOffset now)
    {
        var response = stored.Response;
        return new(
            response.Key.Value,
            response.Variant,
            response.Status,
            response.Headers["Location"],
            stored.Body.Length,
            response.CurrentAge(now),
            response.Freshness.Lifetime,
            response.Freshness.Source,
            response.FreshUntil > now,
            response.SoftPurgedAt is not null,
            response.SurrogateKeys,
            response.Provenance.Release,
            response.Provenance.Config,
            response.Provenance.At);
    }
}
