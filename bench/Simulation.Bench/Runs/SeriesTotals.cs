using CdnLab.Scenarios.Journal;

namespace CdnLab.Simulation.Bench.Runs;

/// <summary>Sums of what a series counts, by the names that <c>series.csv</c> and <c>summary.json</c> use.</summary>
internal static class SeriesTotals
{
    public static IReadOnlyDictionary<string, long> Of(IReadOnlyList<SeriesRow> series) =>
        new OrderedDictionary<string, long>(StringComparer.Ordinal)
        {
            ["requests"] = series.Sum(row => row.Requests),
            ["ok"] = series.Sum(row => row.Ok),
            ["looped"] = series.Sum(row => row.Looped),
            ["not found"] = series.Sum(row => row.NotFound),
            ["server errors"] = series.Sum(row => row.ServerError),
            ["timed out"] = series.Sum(row => row.TimedOut),
            ["wire requests"] = series.Sum(row => row.WireRequests),
            ["edge requests"] = series.Sum(row => row.EdgeRequests),
            ["edge hits"] = series.Sum(row => row.EdgeHits),
            ["origin requests"] = series.Sum(row => row.OriginRequests),
            ["origin, miss"] = series.Sum(row => row.OriginMiss),
            ["origin, revalidation"] = series.Sum(row => row.OriginRevalidation),
            ["origin, purge refill"] = series.Sum(row => row.OriginPurgeRefill),
            ["origin, redirect"] = series.Sum(row => row.OriginRedirect),
            ["purged keys"] = series.Sum(row => row.PurgedKeys),
        };
}
