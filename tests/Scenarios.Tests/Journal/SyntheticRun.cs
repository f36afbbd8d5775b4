using System.Globalization;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Tests.Journal;

/// <summary>
/// A made-up run with the course of the incident: both deploys, loops in a seventh of the projects, a purge by first
/// letter whose shard p comes last. Every figure follows from a formula, so it is the same everywhere.
/// </summary>
public sealed record SyntheticRun(double BinSeconds = 60, int Projects = 600)
{
    private static readonly (string Name, int Keys)[] Letters =
    [
        ("a", 70), ("b", 48), ("c", 72), ("d", 66), ("e", 38), ("f", 50), ("g", 40), ("h", 33), ("i", 34), ("j", 22),
        ("k", 24), ("l", 38), ("m", 58), ("n", 36), ("o", 28), ("p", 214), ("q", 8), ("r", 40), ("s", 92), ("t", 66),
        ("u", 20), ("v", 22), ("w", 28), ("x", 12), ("y", 14), ("z", 14),
    ];

    public static readonly DateTimeOffset Start = At(9, 30);
    public static readonly DateTimeOffset End = At(16, 45);
    private static readonly DateTimeOffset OriginDeploy = At(10, 47);
    private static readonly DateTimeOffset EdgeDeploy = At(10, 50);
    private static readonly DateTimeOffset PurgeStart = At(11, 34);
    private const double SecondsPerKey = 75;

    public RunHeader Header => new()
    {
        Scenario = "synthetic-incident",
        Title = "Redirect loops after a change of canonical URLs",
        Mode = "live",
        Seed = 20220610,
        Version = "0.1.0",
        Commit = "0123456789ab",
        Options = new() { ["speed"] = 120 },
        Start = Start,
        End = End,
        Story = "The canonical URL of every document moved from the verbatim project name to the normalised one, at "
            + "the "
            + "origin and at the edge. Caches still held redirects that pointed the other way.",
        Sources = ["A made-up run for the tests of the report."],
        Pops = ["ams", "fra", "iad"],
        Shield = "lon",
        Projects = Projects,
        BinSeconds = BinSeconds,
        Expectations =
        [
            Expect("loops begin after the edge deploy", "loops.first_after_edge_deploy_seconds", atLeast: 0),
            Expect("only differing names loop", "loops.unaffected_projects", atMost: 0),
            Expect("no loops after the purge", "loops.after_purge_ratio", atMost: 0.001),
            Expect("the loop leaves the origin flat", "origin.flat_during_loop", atLeast: 0.8, atMost: 1.2),
            Expect("the purge loads the origin", "origin.purge_over_before", atLeast: 1.5),
        ],
    };

    public RunRecord Record => new(Header, [.. Events().OrderBy(e => e.At)], [.. Series()]);

    public static string Write(string directory, SyntheticRun run)
    {
        using var target = RunDirectory.Create(directory, run.Header);
        foreach (var e in run.Events())
            target.Append(e);
        foreach (var row in run.Series())
            target.Append(row);
        target.Finish();
        return directory;
    }

    public IEnumerable<JournalEvent> Events()
    {
        yield return JournalEvents.DeployOrigin(OriginDeploy, "before", "after");
        foreach (var (pop, i) in new[] { "ams", "fra", "iad", "lon" }.Select((pop, i) => (pop, i)))
            yield return JournalEvents.DeployEdge(EdgeDeploy.AddSeconds(40 * i), pop, "before", "after");
        yield return JournalEvents.StatusPost(
            At(11, 8), "investigating", "Some cached responses are causing redirect loops on the JSON API.");
        yield return JournalEvents.ScaleOut(At(11, 30), 40, 300);
        yield return JournalEvents.StatusPost(
            At(11, 34), "identified", "We have started a task which will iterate over all projects and purge each.");
        foreach (var e in Loops().Concat(Purge()))
            yield return e;
        yield return JournalEvents.StatusPost(
            At(13, 54), "monitoring", "The cache purge has cleared all but projects starting with the letter `p` 🙃");
        yield return JournalEvents.StatusPost(At(16, 32), "resolved", "This incident has been resolved.");
        yield return JournalEvents.ExchangeTable(At(16, 40), "Asked with curl -L at PoP ams.", Exchanges());
    }

    public IEnumerable<SeriesRow> Series()
    {
        var bins = (int)((End - Start).TotalSeconds / BinSeconds);
        return Enumerable.Range(0, bins).Select(i => Bin(i, Start.AddSeconds(i * BinSeconds)));
    }

    private SeriesRow Bin(int i, DateTimeOffset at)
    {
        var requests = (long)(BinSeconds * (20 + 2 * Wave(i, 1)));
        var looping = at < EdgeDeploy ? 0 : Looping().Count(p => p.First <= at && at < p.Last);
        var share = 0.12 * looping / Math.Max(1, Looping().Count);
        var looped = (long)(requests * share);
        var purging = Letters.Count(l => at >= PurgeStart && at < ShardEnd(l.Keys));
        var refill = (long)(BinSeconds * purging * 0.9 * (1 + 0.2 * Wave(i, 2)));
        var miss = (long)(BinSeconds * (2.2 + 0.3 * Wave(i, 3)));
        var revalidation = (long)(BinSeconds * (0.8 + 0.2 * Wave(i, 4)));
        var redirect = (long)(BinSeconds * (0.4 + 0.1 * Wave(i, 5)));
        var workers = at < At(11, 35) ? 16 : 40;
        var origin = miss + revalidation + redirect + refill;
        var utilization = Math.Min(1, origin / BinSeconds * 0.9 / workers + 0.02 * Wave(i, 6));
        var errors = utilization > 0.5 ? (long)(requests * 0.02 * utilization) : 0;
        return new SeriesRow
        {
            Time = at,
            BinSeconds = BinSeconds,
            Requests = requests,
            Looped = looped,
            NotFound = requests / 100,
            ServerError = errors,
            Ok = requests - looped - requests / 100 - errors,
            WireRequests = requests + requests / 8 + looped * 34,
            EdgeRequests = requests + requests / 8 + looped * 34,
            EdgeHits = requests + requests / 8 + looped * 34 - origin,
            OriginRequests = origin,
            OriginMiss = miss,
            OriginRevalidation = revalidation,
            OriginPurgeRefill = refill,
            OriginRedirect = redirect,
            OriginWorkerSeconds = workers * BinSeconds,
            OriginBusySeconds = utilization * workers * BinSeconds,
            OriginQueueMax = (long)(10 * utilization),
            LatencyP50 = 0.012 + 0.004 * Wave(i, 7),
            LatencyP99 = 0.35 + 1.8 * utilization + 0.1 * Wave(i, 8),
            PurgedKeys = (long)(purging * BinSeconds / SecondsPerKey),
            LoopingProjects = looping,
        };
    }

    private IEnumerable<JournalEvent> Loops()
    {
        foreach (var ((name, first, last), i) in Looping().Select((p, i) => (p, i)))
        {
            var url = $"/pypi/{name}/json";
            yield return JournalEvents.LoopFirst(
                first, name, differs: true, url, "ams", i % 2 == 0 ? "curl" : "requests", i % 2 == 0 ? 51 : 31,
                i < 3 ? Chain(name, first) : null);
            yield return JournalEvents.LoopLast(last, name);
        }
    }

    private static IEnumerable<LoopHop> Chain(string name, DateTimeOffset at)
    {
        var (asked, other) = ($"/pypi/{name.ToLowerInvariant()}/json", $"/pypi/{name}/json");
        return Enumerable.Range(0, 6).Select(i => new LoopHop(
            i == 0 ? asked : other, asked, 301, other, (at - At(9, 12)).TotalSeconds,
            "hit", "before", "before", At(9, 12)));
    }

    private static IEnumerable<ExchangeRow> Exchanges() =>
    [
        new("before", "GET /pypi/pyOpenSSL/json", 200, null, "ams hit", 1, "document"),
        new("before", "GET /pypi/pyopenssl/json", 301, "/pypi/pyOpenSSL/json", "ams hit", 2, "document"),
        new("during", "GET /pypi/pyOpenSSL/json", 301, "/pypi/pyOpenSSL/json", "ams hit", 51, "too many redirects"),
        new("during", "GET /pypi/pyopenssl/json", 301, "/pypi/pyOpenSSL/json", "ams hit", 51, "too many redirects"),
        new("after", "GET /pypi/pyOpenSSL/json", 200, null, "ams hit", 1, "document"),
        new("after", "GET /pypi/pyopenssl/json", 200, null, "ams hit", 1, "document"),
    ];

    private static IEnumerable<JournalEvent> Purge()
    {
        yield return JournalEvents.PurgeStarted(
            PurgeStart, "by first letter", "soft", Letters.Sum(l => l.Keys),
            Letters.Select(l => new PurgeShard(l.Name, l.Keys)));
        var last = Letters.Max(l => ShardEnd(l.Keys));
        for (var at = PurgeStart.AddMinutes(5); at < last; at = at.AddMinutes(5))
        {
            var seconds = (at - PurgeStart).TotalSeconds;
            yield return JournalEvents.PurgeProgress(at, Letters.Select(
                l => KeyValuePair.Create(l.Name, Math.Min(l.Keys, (long)(seconds / SecondsPerKey)))));
        }
        foreach (var (name, keys) in Letters)
            yield return JournalEvents.PurgeShardFinished(ShardEnd(keys), name, keys, name == "s" ? 2 : 0);
        yield return JournalEvents.PurgeFinished(last, Letters.Sum(l => l.Keys), 2);
    }

    // A seventh of the projects has a name that differs; each is clean when its letter is purged.
    private List<(string Name, DateTimeOffset First, DateTimeOffset Last)> Looping() =>
    [
        .. Enumerable.Range(0, Projects / 7).Select(i =>
        {
            var letter = Letters[i * 11 % Letters.Length];
            var name = string.Create(CultureInfo.InvariantCulture, $"{letter.Name.ToUpperInvariant()}ackage{i}");
            var first = EdgeDeploy.AddSeconds(12 + 30 * i * (1 + Wave(i, 9)) / 2);
            var share = (1 + Wave(i, 10)) / 2;
            return (name, first, PurgeStart + share * (ShardEnd(letter.Keys) - PurgeStart));
        }),
    ];

    private static ExpectationSpec Expect(string name, string metric, double? atLeast = null, double? atMost = null) =>
        new() { Name = name, Metric = metric, AtLeast = atLeast, AtMost = atMost };

    private static DateTimeOffset ShardEnd(int keys) => PurgeStart.AddSeconds(keys * SecondsPerKey);

    // A hash of both numbers, spread over -1 .. 1.
    private static double Wave(int i, int stream)
    {
        var hash = (uint)(i * 374761393 + stream * 668265263);
        hash = (hash ^ (hash >> 13)) * 1274126177;
        return (hash ^ (hash >> 16)) / (double)uint.MaxValue * 2 - 1;
    }

    private static DateTimeOffset At(int hour, int minute) => new(2022, 6, 10, hour, minute, 0, TimeSpan.Zero);
}
