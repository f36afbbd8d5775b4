using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary><c>cdnlab simulate</c> from checked arguments to exit code: load, estimate, run, write, tell.</summary>
internal sealed class SimulateHost(Terminal terminal, SimulateEnvironment environment, SimulateRequest request)
{
    /// <summary>Runs; returns the exit code.</summary>
    /// <param name="findings">What is wrong with the arguments; more may be found.</param>
    public int Run(List<string> findings)
    {
        var loaded = Load(findings);
        foreach (var finding in findings)
        {
            terminal.Error.WriteLine($"error: {finding}");
        }
        if (findings.Count > 0 || loaded is null)
        {
            return ExitCode.InvalidInput;
        }
        try
        {
            return Run(loaded);
        }
        catch (CompilationException error)
        {
            terminal.Error.WriteLine($"{request.Scenario}: error: {error.Message}");
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"error: {denied.Message}; fix: name another directory with --out");
        }
        catch (OutOfMemoryException)
        {
            terminal.Error.WriteLine("error: memory ran out; fix: --jobs 1, or a smaller --scale");
        }
        catch (EngineFailure bug)
        {
            terminal.Error.WriteLine(
                $"error: a bug in the simulator shows with --seed {bug.Seed}: {bug.InnerException}");
            return ExitCode.Bug;
        }
        return ExitCode.InvalidInput;
    }

    // All that is wrong at once: with the scenario as it is, with the settings, with each value of a sweep.
    private IReadOnlyList<ScenarioSpec>? Load(List<string> findings)
    {
        var results = request.Sweep is { } sweep
            ? sweep.Settings
                .Select(setting => environment.Load(request.Scenario, [.. request.Settings, setting]))
                .ToList()
            : [environment.Load(request.Scenario, request.Settings)];
        foreach (var finding in results.SelectMany(result => result.Findings).Distinct())
        {
            terminal.Error.WriteLine(finding);
        }
        var seed = results[0].Spec is { } first ? request.Seed ?? first.Seed : 0;
        new SimulateArguments(findings).Check(request, seed);
        return results.All(result => result.Spec is not null) ? [.. results.Select(result => result.Spec!)] : null;
    }

    private ScenarioSpec Sized(ScenarioSpec spec, double scale) =>
        (scale is < 1 or > 1 ? ScenarioScaling.Apply(spec, scale) : spec) with { Seed = request.Seed ?? spec.Seed };

    private int Run(IReadOnlyList<ScenarioSpec> whole)
    {
        var specs = whole.Select(spec => Sized(spec, request.Scale)).ToList();
        var output = request.Out ?? Path.Combine("reports", "latest", specs[0].Name + "-simulated");
        var plans = RunPlans.Of(request, specs, output);
        var jobs = Jobs(whole, specs, plans.Count);
        if (jobs == 0)
        {
            return ExitCode.InvalidInput;
        }
        RunFiles.Prepare(output);
        if (plans.Count > 1)
        {
            RunFiles.Clear(output);
            RunFiles.ClearNested(output);
        }
        if (!request.Quiet)
        {
            terminal.Output.WriteLine(RunText.Begin(request, specs[0]));
            terminal.Output.WriteLine();
        }
        using var signal = environment.Interruption is null ? new InterruptSignal() : null;
        var shown = terminal.ErrorIsTerminal && !request.Quiet ? terminal.Error : null;
        var progress = new RunProgress(
            shown, terminal.Page.Profile.Width, specs[0].Name, plans.Count, environment.Time);
        var clock = new RunClock(environment.Time);
        var outcomes = new RunPool(environment, progress, environment.Interruption ?? signal!.Token).Run(plans, jobs);
        return new RunResults(terminal, request, output).Tell(outcomes, clock.Stop());
    }

    private int Jobs(IReadOnlyList<ScenarioSpec> whole, IReadOnlyList<ScenarioSpec> specs, int runs)
    {
        var estimates = specs.Select(spec => environment.Estimate(spec, null)).ToList();
        foreach (var warning in estimates.SelectMany(estimate => estimate.Warnings).Distinct())
        {
            terminal.Error.WriteLine($"warning: {warning}");
        }
        var largest = estimates.MaxBy(estimate => estimate.Bytes)!;
        var budget = new MemoryBudget(largest.Bytes, largest.Cells, environment.Memory);
        var jobs = budget.Jobs(runs, request.Jobs, environment.Processors);
        if (jobs == 0)
        {
            var spec = whole[estimates.IndexOf(largest)];
            terminal.Error.WriteLine("error: " + budget.Refusal(
                Math.Min(request.Jobs ?? 1, runs),
                request.Scale,
                scale => environment.Estimate(Sized(spec, scale), null).Bytes));
        }
        return jobs;
    }
}
