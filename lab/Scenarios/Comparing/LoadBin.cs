namespace CdnLab.Scenarios.Comparing;

/// <summary>One bin of one continuation, as charts need it.</summary>
/// <param name="Second">Begin of the bin, seconds from the decision; negative before it.</param>
/// <param name="OriginRate">Requests a second at the origin.</param>
/// <param name="Utilization">Busy worker time over worker time.</param>
/// <param name="LoopedRate">Client requests a second that loop.</param>
/// <param name="FailedRate">Client requests a second that fail.</param>
/// <param name="HitRatio">Share of the PoPs' requests answered from the cache.</param>
/// <param name="PurgedKeys">Keys purged in the bin.</param>
public readonly record struct LoadBin(
    double Second, double OriginRate, double Utilization, double LoopedRate, double FailedRate, double HitRatio,
    double PurgedKeys);
