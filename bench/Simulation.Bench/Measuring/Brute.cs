using System.Globalization;
using CdnLab.Edge.Bench.Measuring;
using CdnLab.Edge.Bench.Reports;
using CdnLab.Simulation.Bench.Reports;
using CdnLab.Simulation.Bench.Runs;

namespace CdnLab.Simulation.Bench.Measuring;

/// <summary>The simulator beside the engine of the tests that executes every request: time, and that they answer alike.
/// </summary>
internal static class Brute
{
    private const string Fast = "simulator";
    private const string Each = "every request executed";

    public static async Task<Report> RunAsync(BenchOptions options, string machine)
    {
        var report = new Report("The simulator beside executing every request", options.Command, machine);
        if (!Engines.HasBruteForce)
        {
            report.Note("Not measured: tests/Scenarios.Tests/Simulation/BruteForce holds no engine yet.");
            return report;
        }

        report.Note($"The flagship, {options.Duration} of virtual time, at {options.Scale} of its size, on one "
            + "processor, by the simulator and by the engine that the tests hold against it: every request carried out "
            + "with the rules on real URLs, written to be plain, not fast; libCacheSim is the one that is fast. "
            + "Requests/s count the engine alone.");
        var seed = 0;
        Task<RunFigures> Run(string engine) => LabRun.MeasureAsync([
            Flagship.Scenario, "--set", $"duration={options.Duration}", "--scale", Report.Number(options.Scale, 6),
            "--engine", engine, "--seed", (++seed).ToString(CultureInfo.InvariantCulture),
        ]);
        var runs = await Rounds.RunAsync(options, [(Fast, () => Run("fast")), (Each, () => Run("brute"))]);
        report.Heading($"Medians of {runs[Fast].Count} rounds in turn, each run with a seed of its own:");
        report.Table(
            ["engine", "wall, s", "of it the engine", "peak, MiB", "requests, M", "requests/s, M", "events, M"],
            runs.Select(run => Cells(run.Key, run.Value)));
        report.Heading("Means of what they count, with the spread of one run (standard deviation):");
        report.Table(["counted", Fast, "spread", Each, "spread", "difference"], Answers(runs[Fast], runs[Each]));
        report.Note($"Gain: {Report.Number(Rate(runs[Fast]) / Rate(runs[Each]), 1)} times.");
        return report;
    }

    private static double Rate(IEnumerable<RunFigures> runs) =>
        Median.Of(runs.Select(run => run.Requests / run.SimulateSeconds));

    private static IEnumerable<string> Cells(string name, IReadOnlyList<RunFigures> rounds)
    {
        double Of(Func<RunFigures, double> value) => Median.Of(rounds.Select(value));
        return
        [
            name, Figures.Seconds(Of(r => r.WallSeconds)), Figures.Seconds(Of(r => r.SimulateSeconds)),
            Figures.Mebibytes(Of(r => r.PeakBytes)), Figures.Millions(Of(r => r.Requests)),
            Figures.Millions(Rate(rounds)), Figures.Millions(Of(r => r.Events)),
        ];
    }

    private static IEnumerable<string[]> Answers(IReadOnlyList<RunFigures> fast, IReadOnlyList<RunFigures> each) =>
        fast[0].Totals.Keys.Select(name =>
        {
            var (mean, spread) = MeanAndSpread(fast, name);
            var (otherMean, otherSpread) = MeanAndSpread(each, name);
            return new[]
            {
                name, Count(mean), Count(spread), Count(otherMean), Count(otherSpread),
                otherMean == 0 ? "" : Figures.Percent(mean / otherMean - 1),
            };
        });

    private static (double Mean, double Spread) MeanAndSpread(IReadOnlyList<RunFigures> runs, string name)
    {
        var values = runs.Select(run => (double)run.Totals[name]).ToList();
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values.Count - 1)));
    }

    private static string Count(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
