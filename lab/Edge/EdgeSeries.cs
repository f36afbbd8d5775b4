using CdnLab.Edge.Fetching;
using CdnLab.ServiceDefaults.Series;

namespace CdnLab.Edge;

/// <summary>The series of an edge (docs/protocol.md). Every request counts in exactly one of hits, stale hits, misses,
/// collapsed, passed and synthetic.</summary>
public sealed class EdgeSeries(SeriesRecorder recorder)
{
    private readonly Counter[] _status =
        [.. Enumerable.Range(2, 4).Select(digit => recorder.Counter($"status_{digit}xx"))];

    public Counter Requests { get; } = recorder.Counter("requests");

    public Counter Hits { get; } = recorder.Counter("hits");

    public Counter StaleHits { get; } = recorder.Counter("stale_hits");

    public Counter Misses { get; } = recorder.Counter("misses");

    public Counter Collapsed { get; } = recorder.Counter("collapsed");

    public Counter Passed { get; } = recorder.Counter("passed");

    public Counter Synthetic { get; } = recorder.Counter("synthetic");

    public Counter UpstreamRequests { get; } = recorder.Counter("upstream_requests");

    public Counter UpstreamErrors { get; } = recorder.Counter("upstream_errors");

    /// <summary>Fetches that overload kept from the next hop.</summary>
    public Counter Shed { get; } = recorder.Counter("shed");

    public Counter PurgedObjects { get; } = recorder.Counter("purged_objects");

    public Counter PurgeCalls { get; } = recorder.Counter("purge_calls");

    public Counter PurgeLost { get; } = recorder.Counter("purge_lost");

    public void CountFailure(DateTimeOffset at, FetchFailure failure) =>
        (failure == FetchFailure.EdgeOverloaded ? Shed : UpstreamErrors).Add(at);

    public void CountStatus(DateTimeOffset at, int status)
    {
        if (status is >= 200 and < 600)
        {
            _status[status / 100 - 2].Add(at);
        }
    }
}
