using System.Globalization;

namespace CdnLab.Simulation.Bench.Runs;

/// <summary>What the kernel tells about a process; null once it has ended.</summary>
internal static class ProcessStatus
{
    private const double TicksPerSecond = 100;

    /// <summary>Most memory resident at once (VmHWM).</summary>
    public static long? PeakBytes(string process) =>
        Lines(process, "status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
            ? long.Parse(line["VmHWM:".Length..^"kB".Length], CultureInfo.InvariantCulture) * 1024
            : null;

    /// <summary>Processor time so far, in the kernel too: fields 14 and 15 of stat, counted after the name in
    /// parentheses (proc(5)).</summary>
    public static double? CpuSeconds(string process) =>
        Lines(process, "stat").FirstOrDefault()?.Split(") ")[^1].Split(' ') is { } fields
            ? fields[11..13].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond
            : null;

    private static string[] Lines(string process, string file)
    {
        try
        {
            return File.ReadAllLines($"/proc/{process}/{file}");
        }
        catch (IOException)
        {
            return [];
        }
    }
}
