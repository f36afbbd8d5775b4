namespace CdnLab.Scenarios.Journal;

/// <summary>The loops of a run: when, how many projects, and when they were clean again.</summary>
internal static class LoopSummarizer
{
    public static LoopSummary Summarize(RunRecord record)
    {
        var lastLoops = LastLoops(record);
        var sorted = lastLoops.Values.Order().ToList();
        var lastBin = record.Series.Count > 0 ? record.Series[^1].Time : DateTimeOffset.MaxValue;
        return new LoopSummary(
            record.OfKind(EventKinds.LoopFirst).FirstOrDefault()?.At,
            record.OfKind(EventKinds.StatusPost).FirstOrDefault(e => e.Text("status") == "investigating")?.At,
            sorted.Count > 0 ? sorted[^1] : null,
            record.Series.Max(r => r.LoopedRatio) ?? 0,
            sorted.Count,
            CleanAt(sorted, 50, lastBin),
            CleanAt(sorted, 99, lastBin),
            CleanAt(sorted, 100, lastBin));
    }

    /// <summary>The last loop seen of each affected project.</summary>
    public static IReadOnlyDictionary<string, DateTimeOffset> LastLoops(RunRecord record)
    {
        var last = new Dictionary<string, DateTimeOffset>();
        foreach (var e in record.Events.Where(e => e.Kind is EventKinds.LoopFirst or EventKinds.LoopLast))
            last[e.Text("project")] = e.At;
        return last;
    }

    // The nearest-rank quantile: the smallest time by which at least this share of the projects had looped last.
    private static DateTimeOffset? CleanAt(List<DateTimeOffset> sorted, int percent, DateTimeOffset lastBin)
    {
        if (sorted.Count == 0)
            return null;
        var rank = (sorted.Count * percent + 99) / 100;
        var time = sorted[rank - 1];
        return time >= lastBin ? null : time;
    }
}
