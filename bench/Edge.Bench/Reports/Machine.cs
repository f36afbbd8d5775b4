using System.Runtime.InteropServices;

namespace CdnLab.Edge.Bench.Reports;

/// <summary>The machine and the programs that a result belongs to.</summary>
internal static class Machine
{
    public static async Task<string> DescribeAsync()
    {
        var processors = (await File.ReadAllLinesAsync("/proc/cpuinfo"))
            .Where(line => line.StartsWith("model name", StringComparison.Ordinal)).ToList();
        var wrk = (await ProgramOutput.ReadAsync("wrk", "-v")).Split('\n')[0].Split(" Copyright")[0];
        var nginx = (await ProgramOutput.ReadAsync("nginx", "-v")).Split("nginx/")[^1];
        var varnish = (await ProgramOutput.ReadAsync("varnishd", "-V")).Split("varnish-")[^1].Split(' ')[0];
        return $"{processors[0].Split(':')[1].Trim()}, {processors.Count} processors, "
            + $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, "
            + $"Varnish {varnish}, nginx {nginx.Trim()}, {wrk.Trim()}";
    }
}
