namespace CdnLab.Scenarios.Journal;

/// <summary>A stretch of a run in whole bins; empty when no whole bin lies in it.</summary>
internal sealed record RunWindow(IReadOnlyList<SeriesRow> Bins)
{
    public double Seconds => Bins.Sum(b => b.BinSeconds);

    public long Requests => Bins.Sum(b => b.Requests);

    public long WireRequests => Bins.Sum(b => b.WireRequests);

    public long OriginRequests => Bins.Sum(b => b.OriginRequests);

    public double? LoopedRatio => Requests > 0 ? (double)Bins.Sum(b => b.Looped) / Requests : null;

    public double? ErrorRatio =>
        Requests > 0 ? (double)Bins.Sum(b => b.ServerError + b.TimedOut) / Requests : null;

    /// <summary>Origin requests to refill what a purge took away.</summary>
    public long Refills => Bins.Sum(b => b.OriginPurgeRefill);

    /// <summary>Origin requests over client requests.</summary>
    public double? OriginShare => Requests > 0 ? (double)OriginRequests / Requests : null;

    public double? WireRate => Rate(WireRequests);

    public double? OriginRate => Rate(OriginRequests);

    /// <summary>The same with at least one request: what a small run did not see is rare, not impossible.</summary>
    public double? OriginRateLeast => Rate(Math.Max(1, OriginRequests));

    public double? OriginRedirectRate => Rate(Bins.Sum(b => b.OriginRedirect));

    public double? EdgeHitRatio =>
        Bins.Sum(b => b.EdgeRequests) is > 0 and var requests ? (double)Bins.Sum(b => b.EdgeHits) / requests : null;

    public double? WirePerRequest => Requests > 0 ? (double)WireRequests / Requests : null;

    private double? Rate(long count) => Bins.Count > 0 ? count / Seconds : null;
}
