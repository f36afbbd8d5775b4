using System.Globalization;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Charts;

/// <summary>The progress of a purge, a line a shard: the last one to finish stands out, the others are muted.</summary>
internal static class PurgeChart
{
    // Progress of every shard, so fewer points a line than elsewhere.
    private const int ReportsMax = 120;

    public static Chart? Of(RunRecord record, RunSummary summary)
    {
        if (summary.Purge is not { Shards.Count: > 0 } purge)
            return null;
        var end = purge.FinishedAt ?? record.Series[^1].End;
        var margin = (end - purge.StartedAt) / 12;
        var (from, to) = (purge.StartedAt - margin, end + margin);
        var reports = record.OfKind(EventKinds.PurgeProgress).ToList();
        var step = Math.Max(1, reports.Count / ReportsMax);
        var progress = reports.Where((_, i) => i % step == 0)
            .Select(e => new Progress(e.At, e.Numbers("done"))).ToList();
        var last = purge.Shards.MaxBy(s => s.FinishedAt ?? DateTimeOffset.MaxValue)!;
        var others = purge.Shards.Where(s => s != last).ToList();

        var layers = others.Select((shard, i) => new Layer(
            LayerKind.Line, Ink.Grey, Samples(shard, purge, progress),
            i == 0 ? $"the other {others.Count} shards" : null, Thin: true)).ToList();
        layers.Add(new Layer(
            LayerKind.Line, Ink.Vermilion, Samples(last, purge, progress), $"last shard: {last.Name}",
            Callout: Callout(last)));
        return new Chart(
            "purge", "Purge progress by shard", $"Share of each shard's keys purged. Last shard: {Callout(last)}.",
            from, to,
            [new("Share of the keys purged", ValueUnit.Ratio, layers, AtLeast: 1, Tall: true)],
            [.. RunMarks.Of(record).Where(m => m.At >= from && m.At <= to)], new Shade(purge.StartedAt, end));
    }

    private sealed record Progress(DateTimeOffset At, IReadOnlyDictionary<string, double> Done);

    private static string Callout(PurgeShardSummary shard) => string.Create(
        CultureInfo.InvariantCulture,
        $"{shard.Name}: {shard.Keys:#,0} keys, ")
        + (shard.FinishedAt is { } at
            ? at.UtcDateTime.ToString("'done' HH:mm", CultureInfo.InvariantCulture)
            : "not finished");

    private static IReadOnlyList<Sample> Samples(
        PurgeShardSummary shard, PurgeSummary purge, IReadOnlyList<Progress> progress)
    {
        var samples = new List<Sample> { new(purge.StartedAt, 0) };
        foreach (var (at, done) in progress.TakeWhile(p => shard.FinishedAt is null || p.At < shard.FinishedAt))
        {
            if (shard.Keys > 0 && done.TryGetValue(shard.Name, out var keys))
                samples.Add(new(at, Math.Min(1, keys / shard.Keys)));
        }
        if (shard.FinishedAt is { } finished)
            samples.Add(new(finished, 1));
        return samples;
    }
}
