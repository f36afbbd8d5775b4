using CdnLab.Edge.Bench.Load;
using CdnLab.Edge.Bench.Reports;
using CdnLab.Edge.Bench.Servers;

namespace CdnLab.Edge.Bench.Measuring;

/// <summary>Servers measured in turn, round by round, so that what else the machine does strikes all alike. Ratios are
/// taken within a round; what is told is their median.</summary>
internal sealed class Rounds(IReadOnlyList<ServerProcess> servers)
{
    private readonly Dictionary<string, List<WrkRun>> _runs =
        servers.ToDictionary(s => s.Name, _ => new List<WrkRun>());

    public long Errors => _runs.Values.Sum(runs => runs.Sum(run => run.Errors));

    public async Task RunAsync(int rounds, Func<ServerProcess, int, Task<WrkRun>> measure)
    {
        for (var round = 0; round < rounds; round++)
        {
            // Each begins a round in its turn.
            foreach (var server in servers.Skip(round % servers.Count).Concat(servers.Take(round % servers.Count)))
            {
                _runs[server.Name].Add(await measure(server, round));
            }

            var rates = servers.Select(s => $"{s.Name} {_runs[s.Name][^1].RequestsPerSecond:0}");
            await Console.Error.WriteLineAsync($"round {round + 1}: {string.Join(", ", rates)}");
        }
    }

    public double Of(string server, Func<WrkRun, double> value) => Median.Of(_runs[server].Select(value));

    /// <summary>The edge's value over another's in the same round.</summary>
    public double Ratio(string other, Func<WrkRun, double> value) =>
        Median.Of(_runs["edge"].Zip(_runs[other], (edge, rival) => value(edge) / value(rival)));

    public void Write(Report report)
    {
        report.Heading("Medians of the rounds; ratios are those within a round:");
        report.Table(
            ["server", "requests/s", "p99, ms", "processor time a request, us", "edge to it, requests/s",
                "edge to it, p99", "edge to it, processor time"],
            servers.Select(s => new[]
            {
                s.Name,
                Report.Number(Of(s.Name, Rate), 0),
                Report.Number(Of(s.Name, Tail)),
                Report.Number(Of(s.Name, Work)),
                Report.Number(Ratio(s.Name, Rate), 3),
                Report.Number(Ratio(s.Name, Tail), 3),
                Report.Number(Ratio(s.Name, Work), 3),
            }));
        report.Heading("Requests/s and p99 (ms) of every round:");
        report.Table(
            servers.Select(s => s.Name).Prepend("round"),
            Enumerable.Range(0, _runs[servers[0].Name].Count).Select(i => servers
                .Select(s => $"{Report.Number(Rate(_runs[s.Name][i]), 0)}, {Report.Number(Tail(_runs[s.Name][i]))}")
                .Prepend($"{i + 1}")));
    }

    public static double Rate(WrkRun run) => run.RequestsPerSecond;

    public static double Tail(WrkRun run) => run.P99.TotalMilliseconds;

    public static double Work(WrkRun run) => run.ProcessorTime.TotalMicroseconds;
}
