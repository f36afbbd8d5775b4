using CdnLab.Edge.Bench.Reports;
using CdnLab.Edge.Bench.Servers;

namespace CdnLab.Edge.Bench.Measuring;

/// <summary>Purging many objects that share one surrogate key by one call.</summary>
internal static class Purging
{
    private const string Key = "group";
    private const int Sample = 1_000;

    public static async Task<Report> RunAsync(BenchOptions options, string machine)
    {
        var report = new Report("Purging by surrogate key", options.Command, machine);
        report.Note($"At least {options.Objects} objects of 2 KiB under one surrogate key, purged by one call. The "
            + "edge removes each object before it answers the call. Varnish: xkey (a module apart) expires each object "
            + "before it answers; ban, which it has by itself, notes an expression and tests objects when they are "
            + "asked for or when its lurker comes by. nginx has no tags. Each has purged 10,000 objects once before.");
        report.Note($"Longest hit: of another object, asked again and again from before the call until {Sample} of the "
            + "purged ones were asked for after it; old answers are those of them that did not ask the origin.");
        var rows = new List<PurgeFigures>();
        await using var origin = await BenchOrigin.StartAsync();
        await using (var edge = await LabServers.StartEdgeAsync(origin, "--host", "bench.test"))
        {
            using var control = LabServers.Control(edge);
            rows.Add(await PurgeFigures.MeasureAsync("edge", edge, origin, options.Objects, Key, Sample,
                () => control.PostAsJsonAsync("/control/purge", new { keys = new[] { Key } })));
        }

        foreach (var method in Varnish.HasKeys ? (string[])["PURGEKEYS", "BAN"] : ["BAN"])
        {
            await using var varnish = await Varnish.StartAsync(origin, keys: method == "PURGEKEYS");
            using var client = new HttpClient();
            var name = method == "BAN" ? "Varnish, ban" : "Varnish, xkey";
            rows.Add(await PurgeFigures.MeasureAsync(name, varnish, origin, options.Objects, Key, Sample, () =>
                client.SendAsync(new(new(method), varnish.Url + "/") { Headers = { { "key", Key } } })));
        }

        report.Table(
            ["server", "objects", "call, ms", "call, us an object", "longest hit, ms", "old answers",
                "asking again, us each"],
            rows.Select(row => row.Cells));
        report.AtMost("old answers of the edge after the call", rows[0].OldAnswers, 0);
        report.AtMost("the edge's call, ms (no target of the plan)", rows[0].Call.TotalMilliseconds, 1_000);
        return report;
    }
}
