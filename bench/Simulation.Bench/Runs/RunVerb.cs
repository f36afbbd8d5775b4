using System.Globalization;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Reports;
using CdnLab.Scenarios.Simulation;
using CdnLab.Simulation.Bench.Settings;

namespace CdnLab.Simulation.Bench.Runs;

/// <summary>One run in a process of its own, its figures as one line of JSON:
/// <c>run SCENARIO [--set KEY=VALUE]... [--scale F] [--seed N] [--engine fast|brute] [--out DIR]</c>.</summary>
internal static class RunVerb
{
    public static int Run(string[] args)
    {
        try
        {
            Console.Out.WriteLine(Measure(args[0], [.. args.Skip(1).Chunk(2).Select(pair => (pair[0], pair[1]))]));
            return 0;
        }
        catch (NotSupportedException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static RunFigures Measure(string scenario, IReadOnlyList<(string Name, string Value)> options)
    {
        string? Option(string name) => options.LastOrDefault(option => option.Name == name).Value;
        var begin = TimeProvider.System.GetTimestamp();
        var compiled = ScenarioCompiler.Compile(Read(
            scenario,
            options.Where(option => option.Name == "--set").Select(option => option.Value),
            double.Parse(Option("--scale") ?? "1", CultureInfo.InvariantCulture)));
        var loaded = TimeProvider.System.GetTimestamp();
        var result = Engines.Run(Option("--engine") ?? "fast", compiled, new SimulationOptions
        {
            Seed = Option("--seed") is { } seed ? ulong.Parse(seed, CultureInfo.InvariantCulture) : null,
        });
        var simulated = TimeProvider.System.GetTimestamp();
        if (Option("--out") is { } folder)
        {
            Write(result, folder);
        }

        return new RunFigures
        {
            LoadSeconds = TimeProvider.System.GetElapsedTime(begin, loaded).TotalSeconds,
            SimulateSeconds = TimeProvider.System.GetElapsedTime(loaded, simulated).TotalSeconds,
            WriteSeconds = TimeProvider.System.GetElapsedTime(simulated).TotalSeconds,
            WallSeconds = TimeProvider.System.GetElapsedTime(begin).TotalSeconds,
            CpuSeconds = Environment.CpuUsage.TotalTime.TotalSeconds,
            PeakBytes = ProcessStatus.PeakBytes("self") ?? 0,
            Requests = result.Counts.Requests,
            Events = result.Counts.Events,
            Individual = result.Counts.Individual,
            Cells = result.Counts.Cells,
            BulkCells = result.Counts.BulkCells,
            Totals = SeriesTotals.Of(result.Series),
        };
    }

    private static ScenarioSpec Read(string scenario, IEnumerable<string> settings, double scale)
    {
        var loaded = ScenarioLoader.Load(scenario);
        var spec = loaded.Spec ?? throw new ArgumentException(string.Join('\n', loaded.Findings));
        spec = settings.Aggregate(spec, ScenarioSettings.Apply);
        return scale == 1 ? spec : ScenarioScaling.Apply(spec, scale);
    }

    private static void Write(SimulationResult result, string folder)
    {
        using (var directory = RunDirectory.Create(folder, result.Header))
        {
            foreach (var row in result.Series)
            {
                directory.Append(row);
            }

            foreach (var journalEvent in result.Events)
            {
                directory.Append(journalEvent);
            }

            directory.Finish();
        }

        ReportWriter.Write(folder);
    }
}
