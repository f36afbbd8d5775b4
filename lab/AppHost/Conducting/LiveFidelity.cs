using CdnLab.AppHost.Edges;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Fidelity;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost.Conducting;

/// <summary>Compares a replay that has just ended with simulated runs of the same scenario.</summary>
public static class LiveFidelity
{
    /// <summary>Real time that simulating may take; what was simulated by then is compared with.</summary>
    private static readonly TimeSpan SimulatingMax = TimeSpan.FromSeconds(20);

    /// <summary>Compares, writes <c>fidelity.csv</c> and notes the result, or why there is none, in the journal, which
    /// must still be open.</summary>
    public static async Task MeasureAsync(
        LiveRun run, ScenarioSpec scenario, LiveOptions options, CancellationToken cancellation)
    {
        var reason = Reason(run, options);
        if (reason is null)
        {
            try
            {
                reason = await Task.Run(() => Compare(run, scenario, cancellation), cancellation);
            }
            catch (CompilationException refused)
            {
                reason = "the simulator does not follow this scenario: " + refused.Message;
            }
        }
        cancellation.ThrowIfCancellationRequested();
        if (reason is not null)
        {
            run.Log.Append(JournalEvents.NoFidelity(run.Lab.Clock.GetUtcNow(), reason));
        }
    }

    private static string? Reason(LiveRun run, LiveOptions options) =>
        options.Edge != EdgeKind.Builtin ? "the simulator follows the built-in edge, and this run had another"
        : options.Origin is not null ? "the simulator follows the lab's own origin, and this run had another"
        : run.ActedOn ? "somebody acted in the console while the scenario was replayed"
        : run.Log.Events.Any(e => e.Kind == EventKinds.ScheduleMissed)
            ? "the machine did not keep up with the traffic, so that the run is not the scenario's"
        : run.Log.Events.Any(e => e.Kind == EventKinds.LabFailure)
            ? "a step or a process failed, so that the run is not the scenario's"
        : null;

    // The reason why there is nothing to compare with, or null.
    private static string? Compare(LiveRun run, ScenarioSpec scenario, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(SimulatingMax, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        var simulated = FidelityEnsemble.Simulate(scenario, either.Token);
        if (simulated.Count < FidelityEnsemble.RunsMin)
        {
            return $"{FidelityEnsemble.RunsMin} simulated runs would have taken over {SimulatingMax.TotalSeconds:0} s";
        }
        var log = run.Log;
        var record = new RunRecord(log.Header, [.. log.Events.OrderBy(e => e.At)], log.Rows);
        var table = FidelityTable.Of(record, simulated);
        table.Write(log.Location);
        log.Append(JournalEvents.Fidelity(
            run.Lab.Clock.GetUtcNow(), simulated.Count, table.Rows.Count, table.Within));
        return null;
    }
}
