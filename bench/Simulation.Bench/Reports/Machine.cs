using System.Runtime.InteropServices;
using CdnLab.Edge.Bench.Reports;

namespace CdnLab.Simulation.Bench.Reports;

/// <summary>The machine and the versions that a result belongs to.</summary>
internal static class Machine
{
    public static async Task<string> DescribeAsync()
    {
        var processors = (await File.ReadAllLinesAsync("/proc/cpuinfo"))
            .Where(line => line.StartsWith("model name", StringComparison.Ordinal)).ToList();
        var total = (await File.ReadAllLinesAsync("/proc/meminfo"))[0].Split(' ')[^2];
        var commit = await ProgramOutput.ReadAsync("git", "rev-parse", "--short", "HEAD");
        return $"{processors[0].Split(':')[1].Trim()}, {processors.Count} processors, {int.Parse(total) >> 20} GiB, "
            + $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, commit {commit.Trim()}";
    }
}
