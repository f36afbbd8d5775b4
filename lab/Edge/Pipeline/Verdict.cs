using Microsoft.Extensions.Primitives;

namespace CdnLab.Edge.Pipeline;

/// <summary>How a request was answered, for Cache-Status and traces.</summary>
/// <param name="Outcome">One word: hit, hit_stale, miss, revalidated, collapsed, stale_if_error, passed, redirected,
/// failed.</param>
/// <param name="Reason">For people.</param>
/// <param name="CacheStatus">The field to send; empty: none.</param>
/// <param name="UpstreamTrace">Trace of the next hop, when it was asked.</param>
internal readonly record struct Verdict(
    string Outcome, string Reason, StringValues CacheStatus, string? UpstreamTrace = null);
