using System.Text;

namespace CdnLab.Scenarios.Journal;

/// <summary>The files of a run directory: their names, and how they are written and removed.</summary>
internal static class RunFiles
{
    public const string Journal = "journal.jsonl";
    public const string Series = "series.csv";
    public const string Summary = "summary.json";
    public const string Timings = "timings.json";
    public const string Bands = "bands.csv";
    public const string Seeds = "seeds.csv";
    public const string Fidelity = "fidelity.csv";
    public const string SweepTable = "sweep.csv";
    public const string SweepText = "sweep.md";
    public const string ReportPage = "report.html";
    public const string ReportText = "report.md";
    public const string Charts = "charts";

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // The journal first: without it the rest is no run.
    private static readonly string[] Written =
        [Journal, Series, Summary, Timings, Bands, Seeds, Fidelity, SweepTable, SweepText, ReportPage, ReportText];

    private static readonly string[] Nested = ["seed-*", "run-*"];

    /// <summary>Directory of one seed of several.</summary>
    public static string OfSeed(string location, ulong seed) => Path.Combine(location, $"seed-{seed}");

    /// <summary>Directory of one value of a sweep, counted from 1.</summary>
    public static string OfSweep(string location, int number) => Path.Combine(location, $"run-{number}");

    /// <summary>Writes beside and moves, so that a crash never leaves half a file where a whole one was.</summary>
    public static void Replace(string directory, string name, string text) =>
        Replace(directory, name, Utf8.GetBytes(text));

    /// <inheritdoc cref="Replace(string, string, string)"/>
    public static void Replace(string directory, string name, ReadOnlySpan<byte> bytes)
    {
        var target = Path.Combine(directory, name);
        File.WriteAllBytes(target + ".new", bytes);
        File.Move(target + ".new", target, overwrite: true);
    }

    /// <summary>Makes the directory if need be, and finds out whether a run can be written there.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot.</exception>
    public static void Prepare(string directory)
    {
        Directory.CreateDirectory(directory);
        var probe = Path.Combine(directory, Journal + ".new");
        using var file = new FileStream(
            probe, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
    }

    /// <summary>Removes the files that an earlier run left in the directory, and nothing else.</summary>
    public static void Clear(string directory) =>
        Array.ForEach(Written, name => File.Delete(Path.Combine(directory, name)));

    /// <summary>Removes the runs that earlier ones of several seeds or values left in directories of their own, and
    /// nothing else.</summary>
    public static void ClearNested(string directory)
    {
        foreach (var inner in Nested.SelectMany(pattern => Directory.GetDirectories(directory, pattern)))
        {
            if (!File.Exists(Path.Combine(inner, Journal)))
                continue;
            Clear(inner);
            var charts = Path.Combine(inner, Charts);
            if (Directory.Exists(charts))
            {
                Array.ForEach(Directory.GetFiles(charts, "*.svg"), File.Delete);
                RemoveIfEmpty(charts);
            }
            RemoveIfEmpty(inner);
        }
    }

    private static void RemoveIfEmpty(string directory)
    {
        if (!Directory.EnumerateFileSystemEntries(directory).Any())
            Directory.Delete(directory);
    }
}
