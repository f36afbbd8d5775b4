using System.Globalization;
using System.Text.RegularExpressions;

namespace CdnLab.Simulation.Bench.Runs;

/// <summary>A run of libCacheSim's <c>cachesim</c> on one processor.</summary>
/// <param name="RequestsPerSecond">As it prints it: without opening the trace and setting up the cache.</param>
/// <param name="MissRatio">As it prints it.</param>
/// <param name="WallSeconds">The whole process.</param>
/// <param name="CpuSeconds">The whole process.</param>
/// <param name="PeakBytes">The whole process, the pages of the trace that it maps included.</param>
internal sealed partial record CacheSimRun(
    double RequestsPerSecond, double MissRatio, double WallSeconds, double CpuSeconds, long PeakBytes)
{
    /// <summary>LRU over objects of one size.</summary>
    public static async Task<CacheSimRun> MeasureAsync(string program, string trace, int room)
    {
        var child = await ChildProcess.RunAsync(
            [
                program, trace, "oracleGeneral", "lru", room.ToString(CultureInfo.InvariantCulture),
                "--ignore-obj-size", "1", "--num-thread", "1", "--output", trace + ".out",
            ],
            folder: Path.GetDirectoryName(trace));
        return Printed().Match(child.Output) is { Success: true } printed
            ? new(
                1e6 * Number(printed, "rate"), Number(printed, "misses"), child.WallSeconds, child.CpuSeconds,
                child.PeakBytes)
            : throw new InvalidOperationException($"cachesim ({child.ExitCode}): {child.Output}{child.Error}");
    }

    private static double Number(Match printed, string name) =>
        double.Parse(printed.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"miss ratio (?<misses>[0-9.]+), throughput (?<rate>[0-9.]+) MQPS")]
    private static partial Regex Printed();
}
