using CdnLab.Edge.Bench.Measuring;
using CdnLab.Edge.Bench.Reports;
using CdnLab.Simulation.Bench.Reports;
using CdnLab.Simulation.Bench.Runs;

namespace CdnLab.Simulation.Bench.Measuring;

/// <summary>Whole runs of the flagship at full size, as it is and varied.</summary>
internal static class Flagship
{
    public const string Scenario = "pypi-json-2022-06-10";
    private const string AsItIs = "as it is";
    private const string NoPurge = "without the purge";
    private const string Busy = "100,000 requests/s";
    private const string OneFamily = "one document a project";
    private const string Small = "35,000 projects";
    private const double Mebibyte = 1 << 20;

    public static async Task<Report> RunAsync(BenchOptions options, string machine)
    {
        var report = new Report("The flagship simulated at full size", options.Command, machine);
        report.Note($"{options.Duration} of virtual time after the warm-up, each run in a process of its own on one "
            + "processor. Wall time, processor time and peak memory (VmHWM) are the whole process's, from the start of "
            + "the runtime on; requests are those of clients that the run stands for, the warm-up included, and most "
            + "of them are never executed: hence equivalent requests/s. The last column says how many were.");
        var runs = await Rounds.RunAsync(options,
        [
            (AsItIs, () => MeasureAsync(options)),
            (NoPurge, () => MeasureAsync(options, "purges=none")),
            (Busy, () => MeasureAsync(options, "clients.rate=100000")),
            (OneFamily, () => MeasureAsync(options, "families=project-json")),
            (Small, () => MeasureAsync(options, "catalogue.projects=35000")),
        ]);
        report.Heading($"Medians of {runs[AsItIs].Count} rounds in turn:");
        report.Table(
            ["run", "wall, s", "of it the engine", "processor, s", "peak, MiB", "requests, M",
                "equivalent requests/s, M", "events, M", "cells, M", "executed one by one"],
            runs.Select(run => Cells(run.Key, run.Value)));
        report.Heading("Wall time of every round, s:");
        report.Table(
            runs.Keys.Prepend("round"),
            Enumerable.Range(0, runs[AsItIs].Count).Select(round => runs.Values
                .Select(rounds => Figures.Seconds(rounds[round].WallSeconds)).Prepend($"{round + 1}")));
        await CommandAsync(options, report);
        Targets(report, runs);
        return report;
    }

    /// <summary>A run of the flagship, settings put on top of the duration.</summary>
    public static Task<RunFigures> MeasureAsync(BenchOptions options, params string[] settings) => LabRun.MeasureAsync([
        Scenario, "--scale", Report.Number(options.Scale, 6),
        .. settings.Prepend($"duration={options.Duration}").SelectMany(setting => new[] { "--set", setting }),
    ]);

    private static IEnumerable<string> Cells(string name, IReadOnlyList<RunFigures> rounds)
    {
        double Of(Func<RunFigures, double> value) => Median.Of(rounds.Select(value));
        return
        [
            name,
            Figures.Seconds(Of(r => r.WallSeconds)),
            Figures.Seconds(Of(r => r.SimulateSeconds)),
            Figures.Seconds(Of(r => r.CpuSeconds)),
            Figures.Mebibytes(Of(r => r.PeakBytes)),
            Figures.Millions(Of(r => r.Requests)),
            Figures.Millions(Of(r => r.RequestsPerSecond)),
            Figures.Millions(Of(r => r.Events)),
            Figures.Millions(Of(r => r.Cells)),
            Figures.Percent(Of(r => r.IndividualShare)),
        ];
    }

    private static async Task CommandAsync(BenchOptions options, Report report)
    {
        if (!await LabRun.HasCommandAsync())
        {
            report.Note("The cdnlab simulate command itself: not measured, there is none yet.");
            return;
        }

        using var folder = new TemporaryFolder();
        var run = await LabRun.CommandAsync(
            ["simulate", Scenario, "--set", $"duration={options.Duration}", "--out", folder.Path, "--quiet"]);
        report.Note($"The command `cdnlab simulate {Scenario} --set duration={options.Duration}` itself, once, its run "
            + $"directory and report written: {Figures.Seconds(run.WallSeconds)} s, of them "
            + $"{Figures.Seconds(run.CpuSeconds)} s of processor time, {Figures.Mebibytes(run.PeakBytes)} MiB, exit "
            + $"code {run.ExitCode}.");
    }

    private static void Targets(Report report, IReadOnlyDictionary<string, List<RunFigures>> runs)
    {
        double Of(string name, Func<RunFigures, double> value) => Median.Of(runs[name].Select(value));
        report.AtMost("wall time with one document a project, s", Of(OneFamily, r => r.WallSeconds), 30);
        report.AtMost("peak memory of it, MiB", Of(OneFamily, r => r.PeakBytes) / Mebibyte, 1024);
        report.AtMost("wall time, s", Of(AsItIs, r => r.WallSeconds), 30);
        report.AtMost("wall time without the purge, s", Of(NoPurge, r => r.WallSeconds), 15);
        report.AtMost("wall time of 35,000 projects, s", Of(Small, r => r.WallSeconds), 4);
        report.AtMost("wall time at 100,000 requests/s over that at 24,000",
            Of(Busy, r => r.WallSeconds) / Of(AsItIs, r => r.WallSeconds), 1.6);
        report.AtMost("peak memory, MiB", Of(AsItIs, r => r.PeakBytes) / Mebibyte, 1024);
        report.AtLeast("equivalent requests/s, M", Of(AsItIs, r => r.RequestsPerSecond) / 1e6, 85);
        report.AtLeast("the same without the purge", Of(NoPurge, r => r.RequestsPerSecond) / 1e6, 170);
    }
}
