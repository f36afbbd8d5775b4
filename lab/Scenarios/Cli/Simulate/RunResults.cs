using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Reports;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>What is written and told when the runs of a command are over.</summary>
internal sealed class RunResults(Terminal terminal, SimulateRequest request, string output)
{
    private readonly RunView _view = new(terminal);

    /// <summary>Writes what concerns all runs and tells the results; returns the exit code.</summary>
    public int Tell(IReadOnlyList<RunOutcome?> outcomes, RunClock clock)
    {
        var kept = outcomes.OfType<RunOutcome>().ToList();
        var whole = kept.Where(outcome => outcome.Completed).ToList();
        if (kept.Count > 0)
        {
            if (outcomes.Count == 1)
                RunFiles.ClearNested(output);
            RunDirectory.WriteTimings(
                output, clock.Timings(kept.Sum(o => o.Counts.Requests), kept.Sum(o => o.Counts.Events)));
        }
        var several = request.Seeds > 1 && whole.Count > 1 && outcomes[0] is { Completed: true };
        var ensemble = several ? Ensemble(whole) : null;
        ensemble?.Write(output);
        var sweep = request.Sweep is { } values && whole.Count > 0 ? SweepTable.Of(values, outcomes) : null;
        sweep?.Write(output, request.Scenario, whole[0].Plan.Spec.Seed);
        if (whole.Count < outcomes.Count)
        {
            terminal.Error.WriteLine(RunText.Interrupted(outcomes, output));
            return ExitCode.Interrupted;
        }
        if (sweep is not null)
            Tell(sweep, whole, clock);
        else if (ensemble is not null)
            Tell(ensemble, whole, clock);
        else
            Tell(whole[0], clock);
        return whole.All(outcome => outcome.Passed) ? ExitCode.Pass : ExitCode.Fail;
    }

    private static RunEnsemble Ensemble(IReadOnlyList<RunOutcome> whole) => new(
        SeriesBands.Of([.. whole.Select(outcome => outcome.Series)]),
        [.. whole.Select(outcome => new SeedRow(outcome.Plan.Spec.Seed, outcome.Metrics))]);

    private void Tell(RunOutcome run, RunClock clock)
    {
        var results = run.Summary.Expectations;
        _view.Expectations(request.Quiet ? [.. results.Where(result => !result.Passed)] : results);
        if (!request.Quiet)
            _view.Facts([.. RunText.Figures(run.Summary, run.Plan.Spec.Start), Cost([run], clock)]);
        _view.End(run.Passed, "", Places());
    }

    private void Tell(RunEnsemble ensemble, IReadOnlyList<RunOutcome> whole, RunClock clock)
    {
        var first = whole[0];
        ReportWriter.Write(first.Written!, ensemble);
        var record = first.Written!.Record;
        if (!request.Quiet)
        {
            SeedsView.Write(_view, ensemble, record.Header);
            _view.Facts([Cost(whole, clock)]);
        }
        End(whole, "seeds", Places());
    }

    private void Tell(SweepTable sweep, IReadOnlyList<RunOutcome> whole, RunClock clock)
    {
        _view.Table(sweep.Head, sweep.Rows);
        if (!request.Quiet)
            _view.Facts([Cost(whole, clock)]);
        End(whole, "values",
            [("table", Path.Combine(output, RunFiles.SweepText)), ("runs", Path.Combine(output, "run-*"))]);
    }

    private void End(IReadOnlyList<RunOutcome> whole, string noun, IEnumerable<(string Name, string Path)> places)
    {
        var passing = whole.Count(outcome => outcome.Passed);
        _view.End(passing == whole.Count, $", {passing} of {whole.Count} {noun} pass", places);
    }

    private static (string Name, string Text) Cost(IReadOnlyList<RunOutcome> runs, RunClock clock) =>
        ("simulated", RunText.Cost([.. runs.Select(run => run.Counts)], clock));

    private IEnumerable<(string Name, string Path)> Places() =>
        [("run", output), ("report", Path.Combine(output, RunFiles.ReportPage))];
}
