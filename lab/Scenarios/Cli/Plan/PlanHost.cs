using CdnLab.Scenarios.Cli.Compare;
using CdnLab.Scenarios.Cli.Simulate;
using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Planning;
using CdnLab.Scenarios.Planning.Output;
using CdnLab.Scenarios.Simulation.Clock;

namespace CdnLab.Scenarios.Cli.Plan;

/// <summary><c>cdnlab plan</c> from checked arguments to exit code.</summary>
internal sealed class PlanHost(Terminal terminal, SimulateEnvironment environment, PlanRequest request)
{
    private const int AlternativesShown = 8;
    private readonly ContinuationHost _host = new(terminal, environment, request);

    /// <summary>Runs; returns the exit code.</summary>
    /// <param name="findings">What is wrong with the arguments; more may be found.</param>
    public int Run(List<string> findings)
    {
        var spec = _host.Load();
        var at = spec is null ? null : _host.Decision(spec, findings);
        var task = spec is not null && at is { } instant && instant < spec.End
            ? new PlanTaskReader(request, findings).Read(spec, instant) : null;
        return _host.Accept(findings) && task is not null
            ? _host.Guard(stop => Run(spec!, at!.Value, task, stop))
            : ExitCode.InvalidInput;
    }

    private int Run(ScenarioSpec spec, DateTimeOffset at, PlanTask task, CancellationToken stop)
    {
        var answered = request.Questions
            ? new QuestionHost(terminal, _host, request).Run(spec, at, stop) : ExitCode.Pass;
        return answered == ExitCode.Pass && request.Plans ? Plan(spec, at, task, stop) : answered;
    }

    private int Plan(ScenarioSpec spec, DateTimeOffset at, PlanTask task, CancellationToken stop)
    {
        IReadOnlyList<RemedyPlan> plans = [.. task.Candidates, task.Baseline];
        var common = RemedyScenarios.Common(spec, plans, at, task.Horizon);
        var expected = task.Schedule.Rungs[0].Seeds + task.Schedule.Runs + 2 * task.ProofSeeds;
        var jobs = _host.Jobs(common, expected);
        if (jobs == 0)
        {
            return ExitCode.InvalidInput;
        }
        var progress = _host.Progress(spec, expected);
        var outcome = Planner.Run(
            task, new(_host.Engine(common, plans, at, progress, expected, stop), jobs, stop));
        progress.Clear();
        var document = new PlanDocument
        {
            Scenario = common,
            At = at,
            Scale = request.Scale,
            Sampled = _host.SampleOf(common),
            BinSeconds = BinWidth.Of(common).TotalSeconds,
            Projects = ScenarioCompiler.Compile(common).Catalogue.Projects,
            Command = request.Command,
            Task = task,
            Outcome = outcome,
        };
        var output = request.Out ?? Path.Combine("reports", "latest", common.Name + "-plan");
        PlanWriter.Write(document, output);
        ReportView.Write(PlanReport.Of(document, AlternativesShown), terminal);
        if (!request.Quiet)
        {
            terminal.Output.WriteLine($"plan: {Path.Combine(output, "plan.html")}");
        }
        return outcome.Winner is null ? ExitCode.Fail : ExitCode.Pass;
    }
}
