using CdnLab.Edge.Bench.Reports;
using CdnLab.Scenarios.Catalog;
using CdnLab.Simulation.Bench.Reports;
using CdnLab.Simulation.Bench.Runs;

namespace CdnLab.Simulation.Bench.Measuring;

/// <summary>Every scenario of the catalogue three times: alone, and twice at once on two processors; the same bytes.
/// </summary>
internal static class Repeat
{
    public static async Task<Report> RunAsync(BenchOptions options, string machine)
    {
        var report = new Report("The same seed gives the same bytes", options.Command, machine);
        var command = await LabRun.HasCommandAsync();
        report.Note($"Each scenario of the catalogue, as long as it is, at {options.Scale} of its size, "
            + (command ? "by `cdnlab simulate`" : "by the bench's own verb, as there is no cdnlab simulate yet")
            + ": once alone on one processor, then twice at once on two. Compared are the bytes of all files of a run "
            + "directory but timings.json; shown are the first digits of their SHA-256.");
        report.Note($"After {options.Budget.TotalSeconds} s the scenarios that are left run at a tenth of that size.");
        using var folder = new TemporaryFolder();
        var begin = TimeProvider.System.GetTimestamp();
        var rows = new List<string[]>();
        foreach (var scenario in ScenarioCatalog.Names)
        {
            var late = TimeProvider.System.GetElapsedTime(begin) > options.Budget;
            var scale = options.Scale * (late ? 0.1 : 1);
            rows.Add(await RowAsync(scale, report, scenario, folder.Path, command));
            await Console.Error.WriteLineAsync(string.Join(", ", rows[^1]));
        }

        report.Table(
            ["scenario", "size", .. RunBytes.Files, "charts", "three runs alike", "alone, s", "at once, s"], rows);
        return report;
    }

    private static async Task<string[]> RowAsync(
        double scale, Report report, string scenario, string folder, bool command)
    {
        Task<double> Run(string name, int processor) =>
            RunOnceAsync(scale, scenario, Path.Combine(folder, scenario, name), processor, command);
        var alone = await Run("alone", ChildProcess.Processor);
        var atOnce = await Task.WhenAll(Run("first", ChildProcess.Processor), Run("second", 0));
        var bytes = new[] { "alone", "first", "second" }
            .Select(name => RunBytes.Hashes(Path.Combine(folder, scenario, name))).ToList();
        var differing = bytes.Skip(1).Sum(other => other.Zip(bytes[0]).Count(pair => pair.First != pair.Second));
        report.AtMost($"{scenario}: files that differ", differing, 0);
        Directory.Delete(Path.Combine(folder, scenario), recursive: true);
        return
        [
            scenario, Report.Number(scale), .. bytes[0].Select(hash => hash[..10]), differing == 0 ? "yes" : "NO",
            Figures.Seconds(alone), Figures.Seconds(atOnce.Max()),
        ];
    }

    private static async Task<double> RunOnceAsync(
        double scale, string scenario, string folder, int processor, bool command)
    {
        string[] arguments = [scenario, "--scale", Report.Number(scale, 6), "--out", folder];
        if (!command)
        {
            return (await LabRun.MeasureAsync(arguments, processor)).WallSeconds;
        }

        // A canary's verdict, exit code 1, is as good as any.
        var run = await LabRun.CommandAsync([.. arguments.Prepend("simulate"), "--quiet"], processor);
        return run.ExitCode is 0 or 1
            ? run.WallSeconds
            : throw new InvalidOperationException($"{scenario}: exit code {run.ExitCode}: {run.Error.Trim()}");
    }
}
