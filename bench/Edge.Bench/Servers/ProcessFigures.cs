using System.Globalization;

namespace CdnLab.Edge.Bench.Servers;

/// <summary>What the kernel counts for a process and all its children.</summary>
internal static class ProcessFigures
{
    private const int TicksPerSecond = 100;

    /// <summary>Processor time so far, in the kernel too.</summary>
    public static TimeSpan ProcessorTime(int process) =>
        TimeSpan.FromSeconds(Tree(process).Sum(Ticks) / TicksPerSecond);

    /// <summary>Memory, pages that are shared counted in parts (Pss).</summary>
    public static long Memory(int process) => Tree(process).Sum(id => Kilobytes(id, "smaps_rollup", "Pss:")) * 1024;

    /// <summary>The most memory that each of them ever had (VmHWM), summed.</summary>
    public static long MemoryMax(int process) => Tree(process).Sum(id => Kilobytes(id, "status", "VmHWM:")) * 1024;

    private static IEnumerable<int> Tree(int process)
    {
        var children = $"/proc/{process}/task/{process}/children";
        return !File.Exists(children) ? [] :
            File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(child => Tree(int.Parse(child, CultureInfo.InvariantCulture)))
                .Prepend(process);
    }

    // Fields 14 and 15 of stat, counted after the name in parentheses (proc(5)).
    private static double Ticks(int process)
    {
        var fields = File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
        return double.Parse(fields[11], CultureInfo.InvariantCulture)
            + double.Parse(fields[12], CultureInfo.InvariantCulture);
    }

    private static long Kilobytes(int process, string file, string name)
    {
        var line = File.ReadLines($"/proc/{process}/{file}").First(l => l.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..^2], CultureInfo.InvariantCulture);
    }
}
