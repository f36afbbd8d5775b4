using System.Reflection;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Reports;
using CdnLab.Scenarios.Simulation;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>Writes the result of a simulation as a run directory.</summary>
internal static class SimulatedRun
{
    private static readonly string[] Build = typeof(SimulatedRun).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+');

    public static string Version => Build[0];

    /// <summary>Empty when unknown.</summary>
    public static string Commit => Build.Length > 1 ? Build[1] : "";

    public static RunOutcome Write(RunPlan plan, SimulationResult result)
    {
        WrittenRun? written = null;
        foreach (var target in plan.Targets)
        {
            written = RunDirectory.Write(target.Directory, Record(plan, target, result), result.Completed);
            // The report of a run that was cut short would take longer than whoever pressed Ctrl-C should wait.
            if (target.Report && result.Completed)
                ReportWriter.Write(written);
        }
        var (record, summary) = (written!.Record, written.Summary);
        return new RunOutcome(
            plan, summary, record.Series, MetricCatalog.Measure(record, summary), result.Counts, result.Completed,
            plan.Kept ? written : null);
    }

    private static RunRecord Record(RunPlan plan, RunTarget target, SimulationResult result)
    {
        var header = result.Header with
        {
            Scenario = plan.Scenario,
            Mode = "simulated",
            Seed = plan.Spec.Seed,
            Version = Version,
            Commit = Commit,
            Options = target.Options,
            Calibration = plan.Spec.Calibration,
        };
        return new RunRecord(header, [.. result.Events, Counts(header, result)], result.Series);
    }

    private static JournalEvent Counts(RunHeader header, SimulationResult result)
    {
        var counts = result.Counts;
        var end = result.Completed ? header.End : result.Series[^1].End;
        return JournalEvents.Simulation(
            result.Events.Select(e => e.At).Append(end).Max(),
            counts.Requests, counts.Individual, counts.Events, counts.Cells, counts.BulkCells);
    }
}
