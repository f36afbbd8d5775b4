using System.Runtime.ExceptionServices;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Simulation;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>Does runs, several at once, each on one thread, in the order given.</summary>
internal sealed class RunPool(SimulateEnvironment environment, RunProgress progress, CancellationToken interruption)
{
    private readonly Lock _gate = new();
    private ExceptionDispatchInfo? _failure;

    /// <summary>Does them. A run that had nothing to keep when it was interrupted has no outcome.</summary>
    /// <param name="plans">The runs.</param>
    /// <param name="jobs">How many at once.</param>
    /// <exception cref="CompilationException">A scenario's rules do not fall into classes.</exception>
    /// <exception cref="EngineFailure">The engine has a bug.</exception>
    /// <exception cref="IOException">A run cannot be written.</exception>
    public IReadOnlyList<RunOutcome?> Run(IReadOnlyList<RunPlan> plans, int jobs)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interruption);
        var outcomes = new RunOutcome?[plans.Count];
        var next = -1;
        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < plans.Count; i = Interlocked.Increment(ref next))
            {
                if (stop.IsCancellationRequested)
                    return;
                try
                {
                    outcomes[i] = Run(plans[i], i, stop.Token);
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception failure)
                {
                    lock (_gate)
                        _failure ??= ExceptionDispatchInfo.Capture(failure);
                    stop.Cancel();
                    return;
                }
            }
        }
        Task.WaitAll([.. Enumerable.Range(0, jobs).Select(_ => Task.Factory.StartNew(
            Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))],
            CancellationToken.None);
        progress.Clear();
        _failure?.Throw();
        return outcomes;
    }

    private RunOutcome? Run(RunPlan plan, int index, CancellationToken stop)
    {
        var result = Simulate(Compile(plan.Spec, stop), plan.Spec.Seed, progress.Of(index), stop);
        if (result.Series.Count == 0 && !result.Completed)
            return null;
        var outcome = SimulatedRun.Write(plan, result);
        progress.Finish(index);
        return outcome;
    }

    // Not to be waited for when the user does not: a catalogue at full size takes a while.
    private static CompiledScenario Compile(ScenarioSpec spec, CancellationToken stop)
    {
        var compiling = Task.Run(() => ScenarioCompiler.Compile(spec), stop);
        try
        {
            compiling.Wait(stop);
        }
        catch (AggregateException)
        {
            // Told by the next line, as what it is.
        }
        return compiling.GetAwaiter().GetResult();
    }

    private SimulationResult Simulate(
        CompiledScenario compiled, ulong seed, IProgress<SimulationProgress> report, CancellationToken stop)
    {
        try
        {
            return environment.Run(
                compiled, new SimulationOptions { Seed = seed, Progress = report, Cancellation = stop });
        }
        catch (Exception bug) when (bug is not (OperationCanceledException or OutOfMemoryException))
        {
            throw new EngineFailure(seed, bug);
        }
    }
}
