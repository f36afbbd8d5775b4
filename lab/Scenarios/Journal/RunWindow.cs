namespace CdnLab.Scenarios.Journal;

/// <summary>A stretch of a run in whole bins; empty when no whole bin lies in it.</summary>
internal sealed record RunWindow(IReadOnlyList<SeriesRow> Bins)
{
    public double Seconds => Bins.Sum(b => b.BinSeconds);

    public long Requests => Bins.Sum(b => b.Requests);

    public long WireRequests => Bins.Sum(b => b.WireRequests);

    public long OriginRequests => Bins.Sum(b => b.OriginRequests);

    public double? LoopedRatio => Requests > 0 ? (double)Bins.Sum(b => b.Looped) / Requests : null;

    public double? WireRate => Rate(WireRequests);

    public double? OriginRate => Rate(OriginRequests);

    public double? WirePerRequest => Requests > 0 ? (double)WireRequests / Requests : null;

    private double? Rate(long count) => Bins.Count > 0 ? count / Seconds : null;
}
