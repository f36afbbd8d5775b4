using System.Runtime.InteropServices;

namespace CdnLab.Edge.Bench;

/// <summary>The machine that a result belongs to.</summary>
internal static class Machine
{
    public static async Task<string> DescribeAsync()
    {
        var cpu = (await File.ReadAllLinesAsync("/proc/cpuinfo"))
            .First(line => line.StartsWith("model name", StringComparison.Ordinal));
        var wrk = (await ProgramOutput.ReadAsync("wrk", "-v")).Split('\n')[0].Split(" Copyright")[0];
        return $"{cpu.Split(':')[1].Trim()}, {Environment.ProcessorCount} processors, "
            + $"{RuntimeInformation.OSDescription}, "
            + $"{RuntimeInformation.FrameworkDescription}, {wrk.Trim()}";
    }
}
