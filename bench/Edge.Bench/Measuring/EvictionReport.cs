using CdnLab.Edge.Bench.Eviction;
using CdnLab.Edge.Bench.Reports;

namespace CdnLab.Edge.Bench.Measuring;

/// <summary>Hit ratios of the edge's eviction beside other policies, with and without scans: the same on every
/// machine.</summary>
internal static class EvictionReport
{
    private const int Objects = 50_000;
    private const int Requests = 500_000;

    public static Report Run(BenchOptions options, string machine)
    {
        var report = new Report("Eviction: hit ratios", options.Command, machine);
        report.Note($"{Requests} requests for {Objects} objects of one size, Zipf popularity, seed 1; a scan asks "
            + "5,000 objects, that nobody asks for again, after every 10,000 requests. Ratios over all requests, scans "
            + "included. The edge's store itself is asked; OPT knows the future and cannot be surpassed.");
        string[] head = ["exponent", "scans", "room for", "edge (SIEVE)", "LRU", "FIFO", "OPT", "edge - LRU"];
        report.Table(head, Rows(report).ToList());
        return report;
    }

    private static IEnumerable<string[]> Rows(Report report)
    {
        foreach (var exponent in new[] { 0.8, 1.0 })
        {
            foreach (var scanLength in new[] { 0, 5_000 })
            {
                var trace = new ScanTrace(Objects, exponent, Requests, 10_000, scanLength, Seed: 1).Draw();
                foreach (var room in new[] { 500, 2_500, 5_000 })
                {
                    var ratios = HitRatios.Of(trace, room);
                    report.AtLeast(
                        $"exponent {exponent:0.0}, scans of {scanLength}, room for {room}: edge's hit ratio over LRU's",
                        ratios.Edge / ratios.Lru, scanLength > 0 ? 1.02 : 1);
                    yield return
                    [
                        Report.Number(exponent, 1), scanLength > 0 ? "yes" : "no", $"{room}",
                        Report.Number(ratios.Edge, 4), Report.Number(ratios.Lru, 4), Report.Number(ratios.Fifo, 4),
                        Report.Number(ratios.Optimal, 4), Report.Number(ratios.Edge - ratios.Lru, 4),
                    ];
                }
            }
        }
    }
}
