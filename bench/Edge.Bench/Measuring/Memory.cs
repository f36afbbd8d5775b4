using System.Text.Json.Nodes;
using CdnLab.Edge.Bench.Load;
using CdnLab.Edge.Bench.Reports;
using CdnLab.Edge.Bench.Servers;

namespace CdnLab.Edge.Bench.Measuring;

/// <summary>Memory that a stored object of 2 KiB takes, and the bound on all of it.</summary>
internal static class Memory
{
    private const int Megabyte = 1 << 20;
    private const int SmallCapacity = 64 * Megabyte;
    private const int WarmObjects = 10_000;

    public static async Task<Report> RunAsync(BenchOptions options, string machine)
    {
        var report = new Report("Memory of stored objects of 2 KiB", options.Command, machine);
        report.Note($"Growth from {WarmObjects} stored objects on, divided by the objects stored since (at least "
            + $"{options.Objects}). Proportional set size (smaps_rollup) of the program and its children; for "
            + "nginx also its cache files, which lie in memory, in whole pages of 4 KiB; the kernel's "
            + "inodes are not counted.");
        report.Note("Nothing is asked of the runtime between filling and measuring: garbage counts.");
        await using var origin = await BenchOrigin.StartAsync();
        var grown = new Dictionary<string, double>();
        foreach (var start in (Func<Task<ServerProcess>>[])[
            () => EdgeAsync(origin, 4L << 30), () => Varnish.StartAsync(origin), () => Nginx.StartAsync(origin)])
        {
            await using var server = await start();
            grown[server.Name] = await GrowthAsync(server, origin, options.Objects);
            await Console.Error.WriteLineAsync($"{server.Name}: {grown[server.Name]:0} bytes an object");
        }

        report.Table(
            ["server", "bytes an object", "edge to it"],
            grown.Select(g => new[] { g.Key, Report.Number(g.Value, 0), Report.Number(grown["edge"] / g.Value, 3) }));
        report.AtMost("bytes an object, edge to the leaner of Varnish and nginx",
            grown["edge"] / Math.Min(grown["Varnish"], grown["nginx"]), 1.3);
        await BoundAsync(report, origin, options.Objects);
        return report;
    }

    private static async Task<double> GrowthAsync(ServerProcess server, BenchOrigin origin, int objects)
    {
        await Filling.RunAsync(server, origin, "warm", WarmObjects);
        var before = server.Memory;
        var stored = await Filling.RunAsync(server, origin, "object", objects);
        return (server.Memory - before) / (double)stored;
    }

    /// <summary>Far more than fits: memory stays near the capacity.</summary>
    private static async Task BoundAsync(Report report, BenchOrigin origin, int objects)
    {
        await using var edge = await EdgeAsync(origin, SmallCapacity);
        var empty = edge.Memory;
        var first = await Filling.RunAsync(edge, origin, "first", objects / 2);
        var (half, counted) = (edge.Memory, await CountedAsync(edge));
        var second = await Filling.RunAsync(edge, origin, "second", objects / 2);
        double Mib(double bytes) => bytes / Megabyte;
        report.Heading($"A capacity of {Mib(SmallCapacity)} MiB:");
        report.Table(
            ["objects that came", "MiB of content", "MiB that the store counts", "MiB of the process"],
            new (long Objects, long Counted, long Process)[]
            {
                (0, 0, empty), (first, counted, half), (first + second, await CountedAsync(edge), edge.Memory),
            }
            .Select(row => new[]
            {
                $"{row.Objects}", Report.Number(Mib(row.Objects * 2048), 0), Report.Number(Mib(row.Counted), 1),
                Report.Number(Mib(row.Process), 1),
            }));
        report.Note($"The most that the process ever had resident, the runtime's files included: "
            + $"{Report.Number(Mib(edge.MemoryMax), 0)} MiB.");
        report.AtMost("bytes counted, to the capacity", await CountedAsync(edge) / (double)SmallCapacity, 1);
        report.AtMost("memory of the process after all, to that after half", edge.Memory / (double)half, 1.1);
    }

    private static async Task<long> CountedAsync(ServerProcess edge)
    {
        using var control = LabServers.Control(edge);
        return (long)JsonNode.Parse(await control.GetStringAsync("/control/cache/stats"))!["bytes"]!;
    }

    private static async Task<ServerProcess> EdgeAsync(BenchOrigin origin, long capacity)
    {
        var rules = Path.GetTempFileName();
        await File.WriteAllTextAsync(rules, $$"""{"capacity_bytes": {{capacity}}}""");
        try
        {
            return await LabServers.StartEdgeAsync(origin, "--rules", rules);
        }
        finally
        {
            File.Delete(rules);
        }
    }
}
