using CdnLab.Scenarios.Comparing;

namespace CdnLab.Scenarios.Planning;

/// <summary>A candidate on fresh seeds, none of which the search has seen.</summary>
/// <param name="Plan">The candidate.</param>
/// <param name="Score">By all fresh seeds.</param>
/// <param name="Eta">The ETA by the first half of them, held to the other half.</param>
/// <param name="Runs">Its runs, in order of the seeds.</param>
public sealed record PlanProof(RemedyPlan Plan, PlanScore Score, EtaRecord Eta, IReadOnlyList<Continuation> Runs)
{
    /// <summary>Seeds between the first of the search and the first of a proof: more than any search takes.</summary>
    public const ulong SeedsApart = 1_000_000;

    /// <summary>Fresh seeds of either half, unless the user says otherwise: the fewest with a rate of 0.9.</summary>
    public const int SeedsDefault = 19;

    /// <summary>Runs a candidate on fresh seeds.</summary>
    /// <param name="plan">The candidate.</param>
    /// <param name="constraints">What it must keep to.</param>
    /// <param name="horizon">How long each run goes on.</param>
    /// <param name="seed">The first seed of the search.</param>
    /// <param name="seeds">Seeds for the ETA, 2 or more; as many again test it.</param>
    /// <param name="runs">Does the runs.</param>
    public static PlanProof Run(
        RemedyPlan plan, PlanConstraints constraints, TimeSpan horizon, ulong seed, int seeds, PlanRuns runs)
    {
        var done = runs.Of(plan, PlanSearch.Seeds(seed + SeedsApart, 2 * seeds));
        var times = done.Select(run => run.Figures.Clean99 ?? double.PositiveInfinity).ToList();
        var range = PredictionInterval.Of(times.Take(seeds));
        return new(
            plan, PlanScore.Of(done, constraints, horizon, 0),
            new(range, seeds, times.Skip(seeds).Count(range.Has)), done);
    }
}
