using CdnLab.Edge.Bench.Load;
using CdnLab.Edge.Bench.Reports;
using CdnLab.Edge.Bench.Servers;

namespace CdnLab.Edge.Bench.Measuring;

/// <summary>Misses: every request asks for a URL of its own, which is fetched and stored.</summary>
internal static class Misses
{
    private const int WarmSeconds = 6;

    public static async Task<Report> RunAsync(BenchOptions options, string machine)
    {
        await using var origin = await BenchOrigin.StartAsync();
        await using var edge = await LabServers.StartEdgeAsync(origin);
        await using var varnish = await Varnish.StartAsync(origin);
        await using var nginx = await Nginx.StartAsync(origin);
        ServerProcess[] servers = [edge, varnish, nginx];
        foreach (var server in servers)
        {
            await WrkRun.NewUrlsAsync(
                server, options.Connections, server.Folder is null ? WarmSeconds : 1, $"warm-{server.Name}");
        }

        var before = origin.Requests;
        var rounds = new Rounds(servers);
        var answered = 0L;
        await rounds.RunAsync(options.Rounds, async (server, round) =>
        {
            var run = await WrkRun.NewUrlsAsync(
                server, options.Connections, options.Seconds, $"miss-{server.Name}-{round}");
            answered += run.Requests;
            return run;
        });
        var report = new Report("Misses of 2 KiB", options.Command, machine);
        report.Note("Every request asks for another URL. One processor for the cache; wrk and the origin (Kestrel) "
            + "share the other one, so that the processor time a request says more than the rate.");
        report.Note($"Answers: {answered}; requests that the origin saw: {origin.Requests - before}.");
        report.Note($"Answers that were no success: {rounds.Errors}.");
        rounds.Write(report);
        report.AtLeast("requests/s, edge to Varnish (no target of the plan)", rounds.Ratio("Varnish", Rounds.Rate), 1);
        return report;
    }
}
