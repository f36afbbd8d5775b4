using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Tests.Journal;

/// <summary>Pieces of hand-made runs: 60 s bins from noon.</summary>
internal static class SmallRun
{
    public static readonly DateTimeOffset Noon = new(2022, 6, 10, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Second(double seconds) => Noon.AddSeconds(seconds);

    public static RunHeader Header(params ExpectationSpec[] expectations) => new()
    {
        Scenario = "small",
        Mode = "simulated",
        Seed = 7,
        Start = Noon,
        End = Second(600),
        BinSeconds = 60,
        Expectations = expectations,
    };

    /// <summary>The bin with this index: requests, of which looped, wire requests, origin requests.</summary>
    public static SeriesRow Bin(int index, long requests = 0, long looped = 0, long wire = 0, long origin = 0) => new()
    {
        Time = Second(60 * index),
        BinSeconds = 60,
        Requests = requests,
        Ok = requests - looped,
        Looped = looped,
        WireRequests = wire,
        OriginRequests = origin,
        OriginMiss = origin,
    };

    public static RunRecord Record(IEnumerable<JournalEvent> events, params SeriesRow[] series) =>
        new(Header(), [.. events.OrderBy(e => e.At)], series);

    public static IEnumerable<JournalEvent> Loop(string project, double first, double last, bool differs = true) =>
    [
        JournalEvents.LoopFirst(Second(first), project, differs, $"/pypi/{project}/json", "ams", "curl", 51),
        JournalEvents.LoopLast(Second(last), project),
    ];

    public static double? Measure(string metric, RunRecord record)
    {
        var summary = RunSummarizer.Summarize(record);
        return MetricCatalog.Measure(metric, new MetricContext(record, summary, RunWindows.Of(record, summary)));
    }
}
