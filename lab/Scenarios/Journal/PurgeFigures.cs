namespace CdnLab.Scenarios.Journal;

/// <summary>What each purge of a run touched, told by what the origin had to refill. That a purge call was accepted says
/// nothing about its effect.</summary>
internal static class PurgeFigures
{
    /// <summary>For each purge that finished: the refills in the bins that it touches and in those after it, up to the
    /// next purge, over its calls.</summary>
    public static IReadOnlyList<double> RefillsPerCall(MetricContext context)
    {
        var record = context.Record;
        var started = record.OfKind(EventKinds.PurgeStarted).ToList();
        return [.. record.OfKind(EventKinds.PurgeFinished)
            .Zip(started, started.Skip(1).Select(e => (DateTimeOffset?)e.At).Append(null))
            .Select(p => Refills(record, p.Second.At, p.Third) / Math.Max(1, p.First.Number("calls") ?? 0))];
    }

    /// <summary>When one pool alone was left; null when several never finished, or there is only one.</summary>
    public static DateTimeOffset? OneLeft(PurgeSummary? purge) => purge is { Shards.Count: > 1 }
        ? purge.Shards.Select(s => s.FinishedAt ?? DateTimeOffset.MaxValue).Order().ElementAt(purge.Shards.Count - 2)
            is var at && at < DateTimeOffset.MaxValue ? at : null
        : null;

    /// <summary>Keys of the largest pool over those of all; null without keys.</summary>
    public static double? LargestRatio(PurgeSummary? purge) => purge?.Shards is { Count: > 0 } shards
        ? MetricContext.Ratio(shards.Max(s => s.Keys), shards.Sum(s => s.Keys))
        : null;

    private static double Refills(RunRecord record, DateTimeOffset from, DateTimeOffset? next) => new RunWindow(
        [.. record.Series.Where(b => b.End > from && (next is not { } end || b.End <= end))]).Refills;
}
