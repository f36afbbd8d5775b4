using CdnLab.Edge.Bench.Load;
using CdnLab.Edge.Bench.Reports;
using CdnLab.Edge.Bench.Servers;

namespace CdnLab.Edge.Bench.Measuring;

/// <summary>A thousand clients ask at once for one document that nobody has and that takes the origin half a second.
/// </summary>
internal static class Collapsing
{
    private const int Clients = 1_000;
    private const int RoundsMax = 5;
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(0.5);

    public static async Task<Report> RunAsync(BenchOptions options, string machine)
    {
        await using var origin = await BenchOrigin.StartAsync();
        await using var edge = await LabServers.StartEdgeAsync(origin);
        await using var varnish = await Varnish.StartAsync(origin);
        await using var nginx = await Nginx.StartAsync(origin);
        ServerProcess[] servers = [edge, varnish, nginx];
        foreach (var server in servers)
        {
            await WrkRun.NewUrlsAsync(server, options.Connections, 2, $"warm-{server.Name}");
        }

        origin.Delay = Delay;
        var asked = servers.ToDictionary(s => s.Name, _ => new List<(Crowd Crowd, long Fetches)>());
        for (var round = 0; round < RoundsMax; round++)
        {
            foreach (var server in servers)
            {
                origin.Watched = $"/slow/{server.Name}/{round}";
                var crowd = await Crowd.AskAsync(server.Url + origin.Watched, Clients, Payload.Body.Length);
                asked[server.Name].Add((crowd, origin.TakeWatched()));
                await Console.Error.WriteLineAsync($"{server.Name}: {asked[server.Name][^1]}");
            }
        }

        return Write(options, machine, asked);
    }

    private static Report Write(
        BenchOptions options, string machine, Dictionary<string, List<(Crowd Crowd, long Fetches)>> asked)
    {
        var report = new Report("Request collapsing", options.Command, machine);
        report.Note($"{Clients} clients, each on a connection of its own, ask at once for one URL that is not stored "
            + $"and takes the origin {Delay.TotalMilliseconds} ms. {RoundsMax} rounds in turn, each with another URL.");
        report.Heading("Medians, and the most fetches of any round:");
        report.Table(
            ["server", "first answer, ms", "all answered, ms", "above the origin's time, ms", "fetches",
                "whole answers of 200"],
            asked.Select(server => new[]
            {
                server.Key,
                Report.Number(Median.Of(server.Value.Select(r => r.Crowd.FirstAnswer.TotalMilliseconds)), 0),
                Report.Number(Last(server.Value), 0),
                Report.Number(Last(server.Value) - Delay.TotalMilliseconds, 0),
                $"{server.Value.Max(r => r.Fetches)}",
                $"{server.Value.Min(r => r.Crowd.Whole)}",
            }));
        report.AtMost("origin fetches of the edge, in any round", asked["edge"].Max(r => r.Fetches), 1);
        report.AtLeast("whole answers of the edge, in every round", asked["edge"].Min(r => r.Crowd.Whole), Clients);
        report.AtMost(
            "time to all answered, edge to Varnish (no target of the plan)",
            Last(asked["edge"]) / Last(asked["Varnish"]), 1.1);
        return report;
    }

    private static double Last(List<(Crowd Crowd, long Fetches)> rounds) =>
        Median.Of(rounds.Select(r => r.Crowd.LastAnswer.TotalMilliseconds));
}
