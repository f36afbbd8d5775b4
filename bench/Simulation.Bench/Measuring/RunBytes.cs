using System.Security.Cryptography;

namespace CdnLab.Simulation.Bench.Measuring;

/// <summary>Hashes of the files of a run directory.</summary>
internal static class RunBytes
{
    public static IReadOnlyList<string> Files { get; } =
        ["summary.json", "series.csv", "journal.jsonl", "report.md", "report.html"];

    /// <summary>SHA-256 of each of the files, and of all charts with their names.</summary>
    public static IReadOnlyList<string> Hashes(string folder)
    {
        using var charts = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var chart in Directory.GetFiles(Path.Combine(folder, "charts")).Order(StringComparer.Ordinal))
        {
            charts.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(chart)));
            charts.AppendData(File.ReadAllBytes(chart));
        }

        return
        [
            .. Files.Select(file => Convert.ToHexStringLower(
                SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))))),
            Convert.ToHexStringLower(charts.GetHashAndReset()),
        ];
    }
}
