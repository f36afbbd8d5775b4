namespace CdnLab.Model.Purging;

/// <summary>What a purge sees of the origin: the time since the last look.</summary>
/// <param name="Utilization">Busy worker time over worker time.</param>
/// <param name="Latency">Mean time a fetch took.</param>
/// <param name="ErrorRatio">Share of fetches that failed.</param>
public readonly record struct OriginLoad(double Utilization, TimeSpan Latency, double ErrorRatio);
