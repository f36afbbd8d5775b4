using System.Globalization;
using CdnLab.Edge.Bench.Measuring;
using CdnLab.Edge.Bench.Reports;
using CdnLab.Scenarios.Charts;
using CdnLab.Simulation.Bench.Plots;
using CdnLab.Simulation.Bench.Reports;
using CdnLab.Simulation.Bench.Runs;

namespace CdnLab.Simulation.Bench.Measuring;

/// <summary>Time and memory against the request rate, the catalogue or the number of PoPs.</summary>
internal static class Scaling
{
    private static readonly double[] Factors = [0.25, 0.5, 1, 2, 4];

    public static async Task<Report> RunAsync(BenchOptions options, string machine)
    {
        var (setting, full, unit, title) = options.By switch
        {
            "rate" => ("clients.rate", 24_000, "requests/s", "the request rate"),
            "projects" => ("catalogue.projects", 350_000, "projects", "the catalogue"),
            "pops" => ("topology.pops", 70, "PoPs", "the number of PoPs"),
            var unknown => throw new ArgumentException($"nothing scales by '{unknown}'"),
        };
        var report = new Report($"Scaling: time against {title}", options.Command, machine);
        report.Note($"The flagship, {options.Duration} of virtual time, at {options.Scale} of its size (projects, "
            + "requests, workers and purge calls alike, so that each project keeps its rate), all but "
            + $"{title} kept. One processor; whole processes.");

        // PoPs are not scaled; everything else is what the run makes of it. A simulation follows 254 of them.
        var factors = Factors.Select(factor => options.By == "pops" ? factor / 2 : factor);
        var values = factors.Select(factor => Math.Round(full * factor)).ToArray();
        var actual = values.Select(value => options.By == "pops" ? value : value * options.Scale).ToArray();
        var runs = await Rounds.RunAsync(options,
        [
            .. values.Select(value => value.ToString(CultureInfo.InvariantCulture)).Select(value =>
                (value, (Func<Task<RunFigures>>)(() => Flagship.MeasureAsync(options, $"{setting}={value}")))),
        ]);
        var rounds = runs.Values.ToList();
        report.Heading($"Medians of {rounds[0].Count} rounds in turn; growth is against the row before, of half the "
            + $"{unit}:");
        report.Table(
            [unit, "wall, s", "growth", "of it the engine", "peak, MiB", "growth", "requests, M",
                "equivalent requests/s, M", "events, M", "executed one by one"],
            actual.Select((value, i) => Cells(value, rounds[i], i == 0 ? null : rounds[i - 1])));
        var plot = $"simulation-scaling-{options.By}.svg";
        if (options.Out is { } file)
        {
            var drawn = Draw(plot[..^".svg".Length], $"Time and memory against {title}", unit, actual, rounds);
            await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, plot), drawn);
            report.Heading($"![Time and memory against {title}]({plot})");
        }

        return report;
    }

    private static IEnumerable<string> Cells(
        double value, IReadOnlyList<RunFigures> rounds, IReadOnlyList<RunFigures>? before)
    {
        double Of(Func<RunFigures, double> figure) => Median.Of(rounds.Select(figure));
        string Growth(Func<RunFigures, double> figure) =>
            before is null ? "" : Report.Number(Of(figure) / Median.Of(before.Select(figure)));
        return
        [
            value.ToString("#,0", CultureInfo.InvariantCulture),
            Figures.Seconds(Of(r => r.WallSeconds)),
            Growth(r => r.WallSeconds),
            Figures.Seconds(Of(r => r.SimulateSeconds)),
            Figures.Mebibytes(Of(r => r.PeakBytes)),
            Growth(r => r.PeakBytes),
            Figures.Millions(Of(r => r.Requests)),
            Figures.Millions(Of(r => r.RequestsPerSecond)),
            Figures.Millions(Of(r => r.Events)),
            Figures.Percent(Of(r => r.IndividualShare)),
        ];
    }

    private static string Draw(
        string name, string title, string unit, double[] values, IReadOnlyList<List<RunFigures>> rounds)
    {
        double[] Of(Func<RunFigures, double> figure) => [.. rounds.Select(runs => Median.Of(runs.Select(figure)))];
        return new PlotWriter(name, title, unit, values).Write(
        [
            new("Wall time of a run", ValueUnit.Seconds, Of(r => r.WallSeconds)),
            new("Peak memory, MiB", ValueUnit.Count, Of(r => r.PeakBytes / (double)(1 << 20))),
        ]);
    }
}
