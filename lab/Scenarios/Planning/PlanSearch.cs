using CdnLab.Scenarios.Comparing;

namespace CdnLab.Scenarios.Planning;

/// <summary>Looks for the best candidate by successive halving over seeds. All candidates of a rung meet the same
/// seeds;
/// the same candidates, seeds and engine give the same answer.</summary>
public static class PlanSearch
{
    /// <summary>All candidates, best first: those of the last rung, then those of the rung before, and so on.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="constraints">What they must keep to.</param>
    /// <param name="horizon">How long each run goes on.</param>
    /// <param name="schedule">How many with how many seeds.</param>
    /// <param name="seed">The first seed; those after it follow.</param>
    /// <param name="runs">Does the runs.</param>
    public static IReadOnlyList<PlanStanding> Run(
        IReadOnlyList<RemedyPlan> candidates, PlanConstraints constraints, TimeSpan horizon, HalvingSchedule schedule,
        ulong seed, PlanRuns runs)
    {
        var left = candidates.Select((plan, order) => (Plan: plan, Order: order)).ToList();
        var dropped = new List<PlanStanding>();
        for (var rung = 0; rung < schedule.Rungs.Count; rung++)
        {
            var seeds = Seeds(seed, schedule.Rungs[rung].Seeds);
            var done = runs.Of([.. left.Select(c => c.Plan)], seeds);
            var standings = left
                .Select((c, i) => new PlanStanding(
                    c.Plan, PlanScore.Of(done[i], constraints, horizon, c.Order), rung, done[i]))
                .OrderBy(s => s.Score).ToList();
            var kept = rung + 1 < schedule.Rungs.Count ? schedule.Rungs[rung + 1].Candidates : 0;
            dropped.InsertRange(0, standings.Skip(kept));
            left = [.. standings.Take(kept).Select(s => (s.Plan, s.Score.Order))];
        }
        return dropped;
    }

    /// <summary>Seeds, one after the other.</summary>
    public static IReadOnlyList<ulong> Seeds(ulong first, int count) =>
        [.. Enumerable.Range(0, count).Select(i => first + (ulong)i)];
}
