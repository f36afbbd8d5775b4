using CdnLab.Scenarios.Journal;

namespace CdnLab.Live.Tests.Rankings;

/// <summary>What the purge of a run cost and brought, from the files of its directory: read the same way of a live run
/// and of a simulated one. Bins count from the one in which the purge began.</summary>
/// <param name="CleanSeconds">From the begin of the purge to the last loop; 0: none came after it.</param>
/// <param name="Looped">Client requests that looped.</param>
/// <param name="OriginRateMax">Origin requests a second of the fullest bin.</param>
/// <param name="UtilizationMax">Utilization of the origin in the busiest bin.</param>
internal sealed record PurgeOutcome(double CleanSeconds, long Looped, double OriginRateMax, double UtilizationMax)
{
    public static PurgeOutcome Read(string directory)
    {
        var record = RunRecord.Read(directory);
        var began = record.OfKind(EventKinds.PurgeStarted).Single().At;
        var loops = RunSummarizer.Summarize(record).Loops;
        // A run without loops shows nothing of a purge, however good its figures.
        var last = loops.LastAt ?? throw new InvalidOperationException($"{directory}: no loop was seen");
        var bins = record.Series.Where(row => row.End > began).ToList();
        return new(
            Math.Max(0, (last - began).TotalSeconds),
            bins.Sum(row => row.Looped),
            bins.Max(row => row.OriginRate),
            bins.Max(row => row.OriginUtilization ?? 0));
    }
}
