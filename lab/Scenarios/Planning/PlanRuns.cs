using CdnLab.Scenarios.Comparing;

namespace CdnLab.Scenarios.Planning;

/// <summary>Continues with candidates by whatever engine, several at once; each candidate and seed once.</summary>
/// <param name="engine">Does one; the number counts all runs, from 0.</param>
/// <param name="jobs">How many at once.</param>
/// <param name="cancellation">Ends it early.</param>
public sealed class PlanRuns(
    Func<RemedyPlan, ulong, int, Continuation> engine, int jobs, CancellationToken cancellation)
{
    private readonly Dictionary<(string Choice, ulong Seed), Continuation> _done = [];

    /// <summary>Runs done so far.</summary>
    public int Count { get; private set; }

    /// <summary>The runs of a candidate with some seeds, in the order of the seeds.</summary>
    public IReadOnlyList<Continuation> Of(RemedyPlan plan, IReadOnlyList<ulong> seeds) => Of([plan], seeds)[0];

    /// <summary>The runs of candidates with some seeds: by candidate, then seed.</summary>
    public IReadOnlyList<IReadOnlyList<Continuation>> Of(IReadOnlyList<RemedyPlan> plans, IReadOnlyList<ulong> seeds)
    {
        // Those that miss the same seeds run together, so that runs of one seed share what they have in common.
        foreach (var group in plans
            .Select(plan => (Plan: plan, Missing: seeds.Where(s => !_done.ContainsKey((plan.Choice, s))).ToList()))
            .Where(p => p.Missing.Count > 0)
            .GroupBy(p => string.Join(',', p.Missing)))
        {
            var missing = group.First().Missing;
            var first = Count;
            var done = RemedyPool.Run(
                [.. group.Select(p => p.Plan)], missing, jobs, (plan, seed, i) => engine(plan, seed, first + i),
                cancellation);
            cancellation.ThrowIfCancellationRequested();
            foreach (var run in done)
            {
                _done[(run.Choice, run.Seed)] = run;
            }
            Count += done.Count;
        }
        return [.. plans.Select(plan => (IReadOnlyList<Continuation>)
            [.. seeds.Select(seed => _done[(plan.Choice, seed)])])];
    }
}
