namespace CdnLab.Scenarios.Journal;

/// <summary>
/// The stretches that a run is compared by: <c>Before</c> the first deploy; <c>Loop</c>, from the first edge deploy
/// to the purge (without a purge: to the last loop, or to the end when nothing looped); <c>Purge</c>, the bins that
/// the purge touches; <c>After</c>, from <see cref="GraceSeconds"/> after the purge.
/// </summary>
internal sealed record RunWindows(RunWindow Before, RunWindow Loop, RunWindow Purge, RunWindow After)
{
    /// <summary>Time for the last purges to be delivered and for requests under way to end.</summary>
    public const double GraceSeconds = 300;

    public static RunWindows Of(RunRecord record, RunSummary summary)
    {
        var deploys = record.Events.Where(e => e.Kind is EventKinds.DeployOrigin or EventKinds.DeployEdge).ToList();
        DateTimeOffset? edge = deploys.Find(e => e.Kind == EventKinds.DeployEdge)?.At;
        var purge = summary.Purge;
        var loopEnd = purge?.StartedAt ?? summary.Loops.LastAt ?? DateTimeOffset.MaxValue;
        var purgeEnd = purge?.FinishedAt ?? DateTimeOffset.MaxValue;

        RunWindow Where(Func<SeriesRow, bool> inside) => new([.. record.Series.Where(inside)]);
        return new RunWindows(
            Where(b => deploys.Count > 0 && b.End <= deploys[0].At),
            Where(b => edge is { } from && b.Time >= from && b.End <= loopEnd),
            Where(b => purge is not null && b.End > purge.StartedAt && b.Time < purgeEnd),
            Where(b => purge?.FinishedAt is { } finished && b.Time >= finished.AddSeconds(GraceSeconds)));
    }
}
