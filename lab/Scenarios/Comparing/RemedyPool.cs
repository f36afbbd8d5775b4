using System.Runtime.ExceptionServices;

namespace CdnLab.Scenarios.Comparing;

/// <summary>Does continuations, several at once, each on one thread. Their order and number at once change nothing of
/// what they give.</summary>
public static class RemedyPool
{
    /// <summary>Does all remedies with all seeds: by remedy, then seed.</summary>
    /// <param name="plans">The remedies.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="jobs">How many at once.</param>
    /// <param name="run">Does one; the number is its place among all.</param>
    /// <param name="cancellation">Ends it early: what is given is then of the first seeds that all remedies are done
    /// with, maybe none.</param>
    public static IReadOnlyList<Continuation> Run(
        IReadOnlyList<RemedyPlan> plans, IReadOnlyList<ulong> seeds, int jobs,
        Func<RemedyPlan, ulong, int, Continuation> run, CancellationToken cancellation)
    {
        var done = new Continuation?[plans.Count * seeds.Count];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ExceptionDispatchInfo? failure = null;
        var next = -1;
        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < done.Length && !stop.IsCancellationRequested;
                i = Interlocked.Increment(ref next))
            {
                try
                {
                    // Seed by seed, so that runs of one seed share what they have in common.
                    var (seed, plan) = (i / plans.Count, i % plans.Count);
                    done[plan * seeds.Count + seed] = run(plans[plan], seeds[seed], i);
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception wrong)
                {
                    Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(wrong), null);
                    stop.Cancel();
                }
            }
        }
        Task.WaitAll(
            [.. Enumerable.Range(0, Math.Max(1, jobs)).Select(_ => Task.Factory.StartNew(
                Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))],
            CancellationToken.None);
        failure?.Throw();
        var all = Enumerable.Range(0, plans.Count);
        var whole = Enumerable.Range(0, seeds.Count)
            .TakeWhile(seed => all.All(plan => done[plan * seeds.Count + seed] is not null)).Count();
        return [.. all.SelectMany(plan => done.Skip(plan * seeds.Count).Take(whole))!];
    }
}
