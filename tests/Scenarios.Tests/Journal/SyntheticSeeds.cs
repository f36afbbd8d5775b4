using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Tests.Journal;

/// <summary>The made-up run as a few other seeds might have given it: counts a little off, each seed in its own way.
/// </summary>
internal static class SyntheticSeeds
{
    public static readonly RunRecord First = Record(0);

    public static readonly RunEnsemble Ensemble = Of(8);

    public static RunRecord Record(int seed)
    {
        var run = new SyntheticRun().Record;
        return run with
        {
            Header = run.Header with { Mode = "simulated", Seed = run.Header.Seed + (ulong)seed, Options = [] },
            Series = [.. run.Series.Select((row, i) => Vary(row, 1 + 0.15 * Math.Sin(seed * 2.1 + i * 0.02)))],
        };
    }

    public static RunEnsemble Of(int seeds)
    {
        var records = Enumerable.Range(0, seeds).Select(Record).ToList();
        return new RunEnsemble(
            SeriesBands.Of([.. records.Select(record => record.Series)]),
            [.. records.Select(record => new SeedRow(
                record.Header.Seed, MetricCatalog.Measure(record, RunSummarizer.Summarize(record))))]);
    }

    private static SeriesRow Vary(SeriesRow row, double factor) => row with
    {
        Looped = (long)(row.Looped * factor),
        WireRequests = (long)(row.WireRequests * factor),
        EdgeHits = (long)(row.EdgeHits * Math.Min(1, factor)),
        OriginRequests = (long)(row.OriginRequests * factor),
        OriginPurgeRefill = (long)(row.OriginPurgeRefill * factor),
        OriginBusySeconds = row.OriginBusySeconds * Math.Min(1, factor),
        LatencyP99 = row.LatencyP99 * factor,
        LoopingProjects = (long)(row.LoopingProjects * factor),
    };
}
