namespace CdnLab.Edge.Bench;

/// <summary>One round: bare Kestrel, then the edge.</summary>
internal sealed record HitRound(WrkRun Bare, WrkRun Edge)
{
    /// <summary>Processor time of bare Kestrel over the edge's: how much of bare Kestrel's rate one processor gives.
    /// </summary>
    public double WorkRatio => Bare.ProcessorTime / Edge.ProcessorTime;

    public double Ratio => Edge.RequestsPerSecond / Bare.RequestsPerSecond;
}
