using CdnLab.Edge.Configuration;
using CdnLab.Edge.Fetching;
using CdnLab.Edge.Store;
using CdnLab.Model.Caching;
using Microsoft.Extensions.Primitives;

namespace CdnLab.Edge.Pipeline;

/// <summary>The Cache-Status field of this edge (RFC 9211): its member after those of the caches it asked.</summary>
internal sealed class CacheStatusField(EdgeOptions options)
{
    private readonly SecondsText _hit = new(ttl => CacheStatus.Format(
        options.Name, ForwardReason.None, null, TimeSpan.FromSeconds(ttl), stored: false, collapsed: false, null));

    public StringValues Hit(StoredObject served, DateTimeOffset now) =>
        _hit.Of(served.Response.FreshUntil - now);

    public StringValues Forwarded(
        ForwardReason why, FetchOutcome outcome, DateTimeOffset now, bool collapsed = false, string? detail = null)
    {
        var own = CacheStatus.Format(
            options.Name,
            why,
            outcome.Status,
            outcome.Object is { } served ? served.Response.FreshUntil - now : null,
            stored: outcome is
            {
                Kind: FetchOutcomeKind.Stored or FetchOutcomeKind.Validated, PurgedBy: null, ServesOne: false,
            },
            collapsed,
            detail ?? outcome.Failure?.ToString());
        return outcome.UpstreamCacheStatus is { } upstream ? upstream + ", " + own : own;
    }
}
