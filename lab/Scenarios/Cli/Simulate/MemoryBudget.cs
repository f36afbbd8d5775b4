using System.Globalization;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>How many runs fit into memory at once, or why not even those asked for do.</summary>
/// <param name="Bytes">What one run takes.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Available">What the process may use, bytes.</param>
internal sealed record MemoryBudget(long Bytes, long Cells, long Available)
{
    private static readonly double[] RoundScales =
    [
        50, 20, 10, 5, 3, 2, 1.5, 1, 0.75, 0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05, 0.025, 0.01, 0.005, 0.0025, 0.001,
    ];

    private long Fitting => Bytes > 0 ? Available / Bytes : long.MaxValue;

    /// <summary>Runs at once.</summary>
    /// <param name="runs">How many there are.</param>
    /// <param name="jobs">How many the user wants at once; null: any number.</param>
    /// <param name="processors">How many are useful.</param>
    /// <returns>0 when they do not fit: <see cref="Refusal"/> says why.</returns>
    public int Jobs(int runs, int? jobs, int processors)
    {
        var wanted = Math.Min(runs, jobs ?? Math.Max(1, processors));
        return Fitting >= wanted ? wanted : jobs is null ? (int)Fitting : 0;
    }

    /// <summary>Why the runs cannot be done, and what to lower.</summary>
    /// <param name="atOnce">Runs at once.</param>
    /// <param name="scale">Share of the size that was asked for.</param>
    /// <param name="bytesAt">What one run takes at another share.</param>
    public string Refusal(int atOnce, double scale, Func<double, long> bytesAt)
    {
        var smaller = RoundScales.Where(s => s < scale).Select(s => (double?)s)
            .FirstOrDefault(s => bytesAt(s!.Value) * (double)atOnce <= Available);
        var what = atOnce == 1 ? "a run takes" : string.Create(
            CultureInfo.InvariantCulture, $"{atOnce} runs at once take");
        List<string> fixes = [];
        if (atOnce > 1 && Fitting > 0)
            fixes.Add(string.Create(CultureInfo.InvariantCulture, $"--jobs {Fitting}"));
        if (smaller is { } fitting)
            fixes.Add($"--scale {fitting.ToString(CultureInfo.InvariantCulture)} (about {Size(bytesAt(fitting))})");
        return $"{what} about {Size(Bytes * (double)atOnce)} of memory for "
            + string.Create(CultureInfo.InvariantCulture, $"{Cells:#,0} cells{(atOnce == 1 ? "" : " each")}, ")
            + $"and this process may use {Size(Available)}; fix: "
            + (fixes.Count > 0 ? string.Join(", or ", fixes) : "a machine with more memory");
    }

    /// <summary>Bytes as people write them.</summary>
    internal static string Size(double bytes)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB"];
        var unit = 0;
        for (; bytes >= 1000 && unit < units.Length - 1; unit++)
            bytes /= 1000;
        return bytes.ToString(bytes < 10 && unit > 0 ? "0.0" : "0", CultureInfo.InvariantCulture) + " " + units[unit];
    }
}
