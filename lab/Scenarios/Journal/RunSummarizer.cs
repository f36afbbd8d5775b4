namespace CdnLab.Scenarios.Journal;

/// <summary>Computes the summary of a run from its record, and nothing else.</summary>
public static class RunSummarizer
{
    /// <summary>Utilization from which a bin counts as overloaded; the measured one rarely reaches 1 exactly.</summary>
    internal const double OverloadUtilization = 0.99;

    /// <summary>The summary with the expectations of the record's header.</summary>
    public static RunSummary Summarize(RunRecord record) => Summarize(record, record.Header.Expectations);

    /// <summary>The summary with these expectations.</summary>
    public static RunSummary Summarize(RunRecord record, IReadOnlyList<ExpectationSpec> expectations)
    {
        var header = record.Header;
        var series = record.Series;
        var figures = new RunSummary
        {
            Schema = header.Schema,
            Scenario = header.Scenario,
            Mode = header.Mode,
            Seed = header.Seed,
            Options = header.Options,
            Verdict = "pass",
            Expectations = [],
            Requests = new RequestCounts(
                series.Sum(r => r.Requests), series.Sum(r => r.Ok), series.Sum(r => r.Looped),
                series.Sum(r => r.NotFound), series.Sum(r => r.ServerError), series.Sum(r => r.TimedOut)),
            WireRequests = series.Sum(r => r.WireRequests),
            Edge = Edge(series),
            Origin = Origin(series),
            Loops = LoopSummarizer.Summarize(record),
            Purge = PurgeSummarizer.Summarize(record),
            StatusPosts = [.. record.OfKind(EventKinds.StatusPost)
                .Select(e => new StatusPost(e.At, e.Text("status"), e.Text("text")))],
        };
        var context = new MetricContext(record, figures, RunWindows.Of(record, figures));
        var results = expectations.Select(e => e.Judge(MetricCatalog.Measure(e.Metric, context))).ToList();
        return figures with { Verdict = results.All(r => r.Passed) ? "pass" : "fail", Expectations = results };
    }

    /// <summary>Seconds of the bins in overload.</summary>
    internal static double OverloadSeconds(IEnumerable<SeriesRow> series) =>
        series.Where(Overloaded).Sum(r => r.BinSeconds);

    private static EdgeSummary Edge(IReadOnlyList<SeriesRow> series)
    {
        var requests = series.Sum(r => r.EdgeRequests);
        double? hitRatio = requests > 0 ? (double)series.Sum(r => r.EdgeHits) / requests : null;
        return new EdgeSummary(hitRatio, series.Select(r => r.WireRate).DefaultIfEmpty().Max());
    }

    private static OriginSummary Origin(IReadOnlyList<SeriesRow> series) => new(
        series.Sum(r => r.OriginRequests),
        series.Select(r => r.OriginRate).DefaultIfEmpty().Max(),
        series.Max(r => r.OriginUtilization),
        OverloadSeconds(series),
        new OriginCauses(
            series.Sum(r => r.OriginMiss), series.Sum(r => r.OriginRevalidation), series.Sum(r => r.OriginPurgeRefill),
            series.Sum(r => r.OriginRetry), series.Sum(r => r.OriginRedirect)));

    private static bool Overloaded(SeriesRow row) =>
        row.OriginUtilization >= OverloadUtilization || row.OriginRejected > 0;
}
