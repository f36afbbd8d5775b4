using CdnLab.Scenarios.Cli.Simulate;
using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Comparing.Output;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Cli.Compare;

/// <summary><c>cdnlab compare</c> from checked arguments to exit code.</summary>
internal sealed class CompareHost(Terminal terminal, SimulateEnvironment environment, CompareRequest request)
{
    private static readonly TimeSpan HorizonDefault = TimeSpan.FromHours(6);

    /// <summary>Runs; returns the exit code.</summary>
    /// <param name="findings">What is wrong with the arguments; more may be found.</param>
    public int Run(List<string> findings)
    {
        var loaded = environment.Load(request.Scenario, request.Settings);
        foreach (var finding in loaded.Findings)
        {
            terminal.Error.WriteLine(finding);
        }
        var spec = loaded.Spec is { } whole ? Sized(whole) : null;
        var at = spec is null ? default : Decision(spec, findings);
        IReadOnlyList<RemedyPlan> plans = spec is null || at is null ? []
            : RemedyChoices.Read(spec, request.Scale, at.Value, Names, findings);
        foreach (var finding in findings)
        {
            terminal.Error.WriteLine($"error: {finding}");
        }
        if (findings.Count > 0 || spec is null)
        {
            return ExitCode.InvalidInput;
        }
        try
        {
            return Run(spec, at!.Value, plans);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (EngineFailure bug)
        {
            terminal.Error.WriteLine(
                $"error: a bug in the simulator shows with --seed {bug.Seed}: {bug.InnerException}");
            return ExitCode.Bug;
        }
        catch (OutOfMemoryException)
        {
            terminal.Error.WriteLine("error: memory ran out; fix: --jobs 1, or a smaller --scale");
            return ExitCode.InvalidInput;
        }
        catch (Exception error) when (error is CompilationException or IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"{request.Scenario}: error: {error.Message}");
            return ExitCode.InvalidInput;
        }
    }

    private IReadOnlyList<string> Names => request.Strategies.Count > 0 ? request.Strategies : RemedyChoices.Default;

    private ScenarioSpec Sized(ScenarioSpec spec) =>
        (request.Scale is < 1 or > 1 ? ScenarioScaling.Apply(spec, request.Scale) : spec) with
        {
            Seed = request.Seed ?? spec.Seed,
        };

    private DateTimeOffset? Decision(ScenarioSpec spec, List<string> findings)
    {
        var at = request.After is { } after ? spec.Start + after : RemedyChoices.DecisionOf(spec);
        if (at is null)
        {
            findings.Add($"{spec.Name}: its timeline purges nothing, so there is no instant to continue from; "
                + "fix: --after 1h");
        }
        else if (at >= spec.End)
        {
            findings.Add($"--after: {spec.Name} is over by then; fix: a shorter time");
        }
        return at;
    }

    private int Run(ScenarioSpec spec, DateTimeOffset at, IReadOnlyList<RemedyPlan> plans)
    {
        var longest = spec.End - at;
        var horizon = request.Horizon ?? (longest < HorizonDefault ? longest : HorizonDefault);
        var common = RemedyScenarios.Common(spec, plans, at, horizon);
        var seeds = Enumerable.Range(0, request.Seeds).Select(i => spec.Seed + (ulong)i).ToList();
        var jobs = Jobs(common, plans.Count * seeds.Count);
        if (jobs == 0)
        {
            return ExitCode.InvalidInput;
        }
        using var signal = environment.Interruption is null ? new InterruptSignal() : null;
        var stop = environment.Interruption ?? signal!.Token;
        var progress = new RunProgress(
            terminal.ErrorIsTerminal && !request.Quiet ? terminal.Error : null, terminal.Page.Profile.Width,
            spec.Name, plans.Count * seeds.Count, environment.Time);
        var exact = new SimulatedContinuation(common, plans, at, SampleOf(common));
        var done = RemedyPool.Run(
            plans, seeds, jobs,
            (plan, seed, i) =>
            {
                var continuation = Continue(exact, plan, seed, progress.Of(i), stop);
                progress.Finish(i);
                return continuation;
            },
            stop);
        progress.Clear();
        Tell(common, at, horizon, plans, seeds, done);
        return ExitCode.Pass;
    }

    private static Continuation Continue(
        SimulatedContinuation exact, RemedyPlan plan, ulong seed, IProgress<Simulation.SimulationProgress> progress,
        CancellationToken stop)
    {
        try
        {
            return exact.Run(plan, seed, progress, stop);
        }
        catch (Exception bug) when (bug is not (OperationCanceledException or OutOfMemoryException
            or CompilationException))
        {
            throw new EngineFailure(seed, bug);
        }
    }

    private void Tell(
        ScenarioSpec common, DateTimeOffset at, TimeSpan horizon, IReadOnlyList<RemedyPlan> plans,
        IReadOnlyList<ulong> seeds, IReadOnlyList<Continuation> done)
    {
        var projects = ScenarioCompiler.Compile(common).Catalogue.Projects;
        var comparison = new RemedyComparison
        {
            Scenario = common.Name,
            Title = common.Title,
            At = at,
            Horizon = horizon.TotalSeconds,
            BinSeconds = Simulation.Clock.BinWidth.Of(common).TotalSeconds,
            CapacityRate = OriginCapacity.RateAt(common, at, projects),
            ClientRate = common.Clients.Rate,
            Projects = common.Catalogue.Projects,
            Sampled = SampleOf(common),
            Command = request.Command,
            Remedies = [.. plans.Select(p => (p.Choice, p.About))],
            Seeds = seeds,
            Continuations = done,
        };
        var output = request.Out ?? Path.Combine("reports", "latest", common.Name + "-compared");
        ComparisonWriter.Write(comparison, output);
        ComparisonView.Write(comparison, terminal);
        if (!request.Quiet)
        {
            terminal.Output.WriteLine($"report: {Path.Combine(output, "comparison.html")}");
        }
    }

    /// <summary>About how many projects are simulated; null: all.</summary>
    private int? SampleOf(ScenarioSpec common)
    {
        var size = request.Sample ?? CompareRequest.SampleDefault;
        return size < common.Catalogue.Projects && common.Topology.CapacityObjects is null ? size : null;
    }

    private int Jobs(ScenarioSpec common, int runs)
    {
        var estimate = environment.Estimate(common, SampleOf(common));
        var budget = new MemoryBudget(estimate.Bytes, estimate.Cells, environment.Memory);
        var jobs = budget.Jobs(runs, request.Jobs, environment.Processors);
        if (jobs == 0)
        {
            terminal.Error.WriteLine("error: " + budget.Refusal(
                request.Jobs ?? 1, request.Scale, scale => (long)(estimate.Bytes * scale / request.Scale)));
        }
        return jobs;
    }
}
