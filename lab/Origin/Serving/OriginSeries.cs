using CdnLab.Model.Redirects;
using CdnLab.ServiceDefaults.Series;

namespace CdnLab.Origin.Serving;

/// <summary>What the origin counts, at the lab time at which a request arrived.</summary>
public sealed class OriginSeries(SeriesRecorder series)
{
    private readonly Counter _requests = series.Counter("requests");
    private readonly Counter _redirectCause = series.Counter("cause_redirect");
    private readonly Dictionary<string, Counter> _causes =
        new[] { "miss", "revalidation", "purge-refill", "retry" }
            .ToDictionary(cause => cause, cause => series.Counter("cause_" + cause.Replace('-', '_')));

    public Counter Documents { get; } = series.Counter("documents");

    public Counter Redirects { get; } = series.Counter("redirects");

    public Counter NotFound { get; } = series.Counter("not_found");

    public Counter NotModified { get; } = series.Counter("not_modified");

    public Counter Rejected { get; } = series.Counter("rejected");

    public Counter TimedOut { get; } = series.Counter("timed_out");

    /// <summary>All answers of 500 and above, rejected and timed-out ones included.</summary>
    public Counter ServerErrors { get; } = series.Counter("server_errors");

    /// <summary>Counts a request under one cause: a redirect is its own cause, whoever asked. A request that no edge sent
    /// has none.</summary>
    public void CountRequest(DateTimeOffset at, string? cause, OriginOutcome? outcome)
    {
        _requests.Add(at);
        if (outcome == OriginOutcome.Redirect)
        {
            _redirectCause.Add(at);
        }
        else if (cause is not null && _causes.TryGetValue(cause, out var counter))
        {
            counter.Add(at);
        }
    }
}
