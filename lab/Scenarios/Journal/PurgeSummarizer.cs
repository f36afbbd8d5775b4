namespace CdnLab.Scenarios.Journal;

/// <summary>The purge of a run.</summary>
internal static class PurgeSummarizer
{
    public static PurgeSummary? Summarize(RunRecord record)
    {
        var started = record.OfKind(EventKinds.PurgeStarted).ToList();
        if (started.Count == 0)
            return null;
        var finished = record.OfKind(EventKinds.PurgeFinished).ToList();
        var shardsFinished = record.OfKind(EventKinds.PurgeShardFinished).ToList();
        // A purge cut short has no closing event; its finished shards are what is known of it.
        var source = finished.Count == started.Count ? finished : shardsFinished;
        var calls = finished.Count == started.Count ? "calls" : "keys";
        return new PurgeSummary(
            started[0].Text("strategy"),
            started[0].Text("mode"),
            started[0].At,
            finished.Count == started.Count ? finished[^1].At : null,
            (long)source.Sum(e => e.Number(calls) ?? 0),
            (long)source.Sum(e => e.Number("failed") ?? 0),
            [.. started.SelectMany(e => Shards(e, shardsFinished))]);
    }

    private static IEnumerable<PurgeShardSummary> Shards(JournalEvent started, List<JournalEvent> finished) =>
        started.List<PurgeShard>("shards").Select(shard => new PurgeShardSummary(
            shard.Name,
            shard.Keys,
            finished.FirstOrDefault(e => e.At >= started.At && e.Text("shard") == shard.Name)?.At));
}
