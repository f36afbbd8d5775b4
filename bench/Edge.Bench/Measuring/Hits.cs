using CdnLab.Edge.Bench.Load;
using CdnLab.Edge.Bench.Reports;
using CdnLab.Edge.Bench.Servers;

namespace CdnLab.Edge.Bench.Measuring;

/// <summary>Cached hits of 2 KiB: the edge beside Varnish, nginx and bare Kestrel.</summary>
internal static class Hits
{
    private const int WarmSecondsMax = 16;
    private const long WarmRequests = 400_000;

    public static async Task<Report> RunAsync(BenchOptions options, string machine)
    {
        var origin = await BenchOrigin.StartAsync();
        await using var edge = await LabServers.StartEdgeAsync(origin);
        await using var varnish = await Varnish.StartAsync(origin);
        await using var nginx = await Nginx.StartAsync(origin);
        await using var bare = await LabServers.StartBareAsync();
        await using var inline = await LabServers.StartBareInlineAsync();
        ServerProcess[] servers = [edge, varnish, nginx, bare, inline];
        foreach (var server in servers)
        {
            await FillAsync(server);
        }

        await origin.DisposeAsync();
        foreach (var server in servers)
        {
            // The runtime compiles what is hot once more, and better, after some seconds of load.
            for (var (second, asked) = (0, 0L); second < WarmSecondsMax && asked < WarmRequests; second += 2)
            {
                asked += (await WrkRun.HitsAsync(server, options.Connections, 2)).Requests;
            }
        }

        var rounds = new Rounds(servers);
        await rounds.RunAsync(
            options.Rounds, (server, _) => WrkRun.HitsAsync(server, options.Connections, options.Seconds));
        return Write(options, machine, rounds);
    }

    private static Report Write(BenchOptions options, string machine, Rounds rounds)
    {
        var report = new Report("Cached hits of 2 KiB", options.Command, machine);
        report.Note("One processor for the server, one for wrk (one thread); the origin is stopped after it has filled "
            + "the caches; all send the same body and the same fields (nginx and Varnish also "
            + "Connection, nginx Server).");
        report.Note("Varnish: malloc storage, one pool of 200 threads, its log of client transactions masked. nginx: "
            + "one worker, no access log, cache files in memory and held open. The configurations are those of "
            + "bench/Edge.Bench/Servers.");
        report.Note("Bare Kestrel answers from memory without looking at the request: once as it comes, once with its "
            + "sockets set as the edge sets them.");
        report.Note($"Answers that were no success: {rounds.Errors}.");
        rounds.Write(report);
        report.AtLeast("requests/s, edge to Varnish", rounds.Ratio("Varnish", Rounds.Rate), 1.2);
        report.AtLeast("requests/s, edge to nginx", rounds.Ratio("nginx", Rounds.Rate), 0.95);
        foreach (var bare in new[] { "bare Kestrel", "bare Kestrel, sockets as the edge's" })
        {
            report.AtLeast($"requests/s, edge to {bare}", rounds.Ratio(bare, Rounds.Rate), 0.9);
        }

        foreach (var rival in new[] { "Varnish", "nginx", "bare Kestrel" })
        {
            report.AtMost($"p99, edge to {rival}", rounds.Ratio(rival, Rounds.Tail), 1);
        }

        return report;
    }

    /// <summary>Asks until a hit, and checks that it is the whole document with the fields that all send.</summary>
    private static async Task FillAsync(ServerProcess server)
    {
        using var client = new HttpClient();
        await client.GetByteArrayAsync(server.Url + "/document");
        using var hit = await client.GetAsync(server.Url + "/document");
        var names = hit.Headers.Concat(hit.Content.Headers).Select(f => f.Key)
            .Except(["Date", "Content-Length", "Server", "Connection"]);
        if (!names.Order().SequenceEqual(Payload.HitFields.Select(f => f.Key).Order())
            || !(await hit.Content.ReadAsByteArrayAsync()).SequenceEqual(Payload.Body))
        {
            throw new InvalidOperationException($"{server.Name} would not send the same: {hit}");
        }
    }
}
