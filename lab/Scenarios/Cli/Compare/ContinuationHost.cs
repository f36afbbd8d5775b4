using CdnLab.Scenarios.Cli.Simulate;
using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Simulation;

namespace CdnLab.Scenarios.Cli.Compare;

/// <summary>What the commands share that continue a scenario from an instant: its size and the instant, how many runs
/// at once, the engine, and exit codes for what goes wrong.</summary>
internal sealed class ContinuationHost(Terminal terminal, SimulateEnvironment environment, ContinuationRequest request)
{
    /// <summary>Reads the scenario at its size; null: it has findings, which are told already.</summary>
    public ScenarioSpec? Load()
    {
        var loaded = environment.Load(request.Scenario, request.Settings);
        foreach (var finding in loaded.Findings)
        {
            terminal.Error.WriteLine(finding);
        }
        return loaded.Spec is not { } spec ? null
            : (request.Scale is < 1 or > 1 ? ScenarioScaling.Apply(spec, request.Scale) : spec) with
            {
                Seed = request.Seed ?? spec.Seed,
            };
    }

    /// <summary>The instant of the decision.</summary>
    public DateTimeOffset? Decision(ScenarioSpec spec, List<string> findings)
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

    /// <summary>How long each continues.</summary>
    public TimeSpan Horizon(ScenarioSpec spec, DateTimeOffset at, TimeSpan usual)
    {
        var longest = spec.End - at;
        return request.Horizon ?? (longest < usual ? longest : usual);
    }

    /// <summary>Tells the findings; false: there are some.</summary>
    public bool Accept(IReadOnlyList<string> findings)
    {
        foreach (var finding in findings)
        {
            terminal.Error.WriteLine($"error: {finding}");
        }
        return findings.Count == 0;
    }

    /// <summary>Runs at once; 0: they do not fit into memory, which is told already.</summary>
    public int Jobs(ScenarioSpec common, int runs)
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

    /// <summary>About how many projects are simulated; null: all.</summary>
    public int? SampleOf(ScenarioSpec common)
    {
        var size = request.Sample ?? ContinuationRequest.SampleDefault;
        return size < common.Catalogue.Projects && common.Topology.CapacityObjects is null ? size : null;
    }

    /// <summary>Progress of so many runs, on a terminal.</summary>
    public RunProgress Progress(ScenarioSpec spec, int runs) => new(
        terminal.ErrorIsTerminal && !request.Quiet ? terminal.Error : null, terminal.Page.Profile.Width,
        spec.Name, runs, environment.Time);

    /// <summary>What continues a scenario with a remedy and a seed; the number is the run's place among all.</summary>
    /// <param name="common">The scenario without what it decides itself.</param>
    /// <param name="plans">Remedies that will be run, at least one of each way of naming keys.</param>
    /// <param name="at">The instant of the decision.</param>
    /// <param name="progress">Where progress is told.</param>
    /// <param name="runs">How many runs are expected.</param>
    /// <param name="stop">Ends them early.</param>
    /// <param name="seeds">Seeds that are run one after the other, if they are.</param>
    public Func<RemedyPlan, ulong, int, Continuation> Engine(
        ScenarioSpec common, IReadOnlyList<RemedyPlan> plans, DateTimeOffset at, RunProgress progress, int runs,
        CancellationToken stop, IReadOnlyList<ulong>? seeds = null)
    {
        var engine = new SimulatedContinuation(common, plans, at, SampleOf(common)) { InOrder = seeds ?? [] };
        return (plan, seed, i) =>
        {
            var place = Math.Min(i, runs - 1);
            var continuation = Continue(engine, plan, seed, progress.Of(place), stop);
            progress.Finish(place);
            return continuation;
        };
    }

    /// <summary>Does it until it ends or is interrupted; what goes wrong becomes a line and an exit code.</summary>
    public int Guard(Func<CancellationToken, int> work)
    {
        try
        {
            using var signal = environment.Interruption is null ? new InterruptSignal() : null;
            return work(environment.Interruption ?? signal!.Token);
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

    private static Continuation Continue(
        SimulatedContinuation engine, RemedyPlan plan, ulong seed, IProgress<SimulationProgress> progress,
        CancellationToken stop)
    {
        try
        {
            return engine.Run(plan, seed, progress, stop);
        }
        catch (Exception bug) when (bug is not (OperationCanceledException or OutOfMemoryException
            or CompilationException))
        {
            throw new EngineFailure(seed, bug);
        }
    }
}
