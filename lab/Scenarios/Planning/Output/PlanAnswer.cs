using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Comparing.Output;

namespace CdnLab.Scenarios.Planning.Output;

/// <summary>The answer in a few sentences, the first alone enough for a hurried reader.</summary>
internal static class PlanAnswer
{
    /// <summary>The sentences.</summary>
    public static IReadOnlyList<string> Of(PlanDocument plan) => plan.Outcome.Verdict switch
    {
        PlanVerdict.Proven => Proven(plan),
        PlanVerdict.IdleAboveCap => [Idle(plan)],
        PlanVerdict.NotPossible =>
        [
            $"Not possible: none of {PlanWords.Count(plan.Outcome.Standings.Count, "candidate")} keeps to what was "
                + $"asked: {PlanWords.Asked(plan.Task.Constraints, plan.Scale)}.",
            .. Nearest(plan),
        ],
        _ =>
        [
            $"Not proven: {PlanWords.Count(plan.Outcome.Proofs.Count, "candidate")} kept to what was asked in the "
                + "search, and on fresh seeds none did. "
                + string.Join(" ", plan.Outcome.Proofs.Select(p => Fell(plan, p))),
            .. Nearest(plan),
        ],
    };

    /// <summary>Why a candidate fell out on fresh seeds.</summary>
    public static string Fell(PlanDocument plan, PlanProof proof)
    {
        var misses = PlanReasons.Misses(plan, proof.Runs);
        return $"{proof.Plan.Choice}: {misses.Runs} of {proof.Runs.Count} fresh runs broke a bound, the worst "
            + $"{PlanWords.Broken(misses.Worst, plan.Task.Constraints, plan.Scale)}; "
            + $"{PlanConstraints.MissesMax(proof.Runs.Count)} may.";
    }

    private static IReadOnlyList<string> Proven(PlanDocument plan)
    {
        var (proof, constraints) = (plan.Outcome.Winner!, plan.Task.Constraints);
        var (eta, runs) = (proof.Eta, proof.Runs);
        var peak = runs.Max(r => r.Figures.OriginPeakUtilization);
        var (least, most) = eta.Expected;
        var sentences = new List<string>
        {
            $"{proof.Plan.Choice}: 99 % of the projects are clean "
                + $"{PlanWords.Range(eta.Range.Low, eta.Range.High, PlanWords.Time)} after the start "
                + $"({PlanWords.Range(eta.Range.Low, eta.Range.High, s => PlanWords.Clock(plan.At, s))} UTC if it "
                + $"starts at {PlanWords.Clock(plan.At, 0)}); the range holds in {PlanWords.Share(eta.Range.Rate)} "
                + "of cases."
                + Through(runs),
            $"The record of this ETA: the range comes from {eta.Range.Draws} fresh runs, and of {eta.Tested} others "
                + $"{eta.Inside} fell inside; {PlanWords.Range(least, most, PlanWords.Number)} were to be expected, "
                + $"so it {(eta.Agrees ? "agrees with" : "falls short of")} the stated rate.",
            $"In {proof.Score.Kept} of {runs.Count} fresh runs it kept to all that was asked: "
                + $"{PlanWords.Asked(constraints, plan.Scale)}. The busiest {FigureText.Time(plan.BinSeconds)} of all "
                + $"runs used {PlanWords.Share(peak)} of the origin.",
        };
        sentences.AddRange(plan.Outcome.Proofs.SkipLast(1)
            .Select(failed => $"A better one in the search fell out on fresh seeds. {Fell(plan, failed)}"));
        return sentences;
    }

    private static string Through(IReadOnlyList<Continuation> runs)
    {
        var through = runs.Select(r => r.Figures.PurgeSeconds).OfType<double>().ToList();
        return through.Count < runs.Count || runs.Count == 0 ? ""
            : $" The purge itself takes {PlanWords.Range(through.Min(), through.Max(), PlanWords.Time)}.";
    }

    private static string Idle(PlanDocument plan)
    {
        var (idle, constraints) = (plan.Outcome.Idle, plan.Task.Constraints);
        var nearest = Math.Ceiling(idle.Utilization * 100 + 5) / 100;
        return constraints.UtilizationMax is { } cap && idle.Utilization > cap
            ? $"Not possible: before anything is done the origin is at {PlanWords.Share(idle.Utilization)}, above "
                + $"the cap of {PlanWords.Share(cap)}. The nearest is a cap above that, such as "
                + FormattableString.Invariant($"--max-utilization {Math.Min(1, nearest)}, or more workers.")
            : "Not possible: before anything is done the origin gets "
                + $"{PlanWords.Number(idle.Rate / plan.Scale)} requests a second, above the cap of "
                + $"{PlanWords.Number(constraints.RateMax!.Value / plan.Scale)}. The nearest is a cap above that.";
    }

    private static IEnumerable<string> Nearest(PlanDocument plan)
    {
        var standings = plan.Outcome.Standings;
        var nearest = standings.OrderBy(s => s.Score).First();
        yield return $"The nearest is {nearest.Plan.Choice}: {Had(plan, nearest)}.";
        bool Only(PlanStanding s, params PlanBound[] bounds) => PlanReasons.Bounds(plan, s.Runs).All(bounds.Contains);
        if (standings.Where(s => Only(s, PlanBound.Deadline)).MinBy(s => s.Score.Clean99) is { } soonest
            && soonest != nearest && !double.IsInfinity(soonest.Score.Clean99))
        {
            yield return $"With a later deadline: {soonest.Plan.Choice}, {Had(plan, soonest)}.";
        }
        if (standings.Where(s => Only(s, PlanBound.Utilization, PlanBound.Rate))
            .MinBy(s => s.Runs.Max(r => r.Figures.OriginPeakRate)) is { } gentlest && gentlest != nearest)
        {
            yield return $"With a higher cap: {gentlest.Plan.Choice}, {Had(plan, gentlest)}.";
        }
    }

    private static string Had(PlanDocument plan, PlanStanding standing) =>
        $"99 % clean {PlanWords.After(standing.Score.Clean99)}, the origin at "
        + $"{PlanWords.Share(standing.Runs.Max(r => r.Figures.OriginPeakUtilization))} and "
        + $"{PlanWords.Number(standing.Runs.Max(r => r.Figures.OriginPeakRate) / plan.Scale)} requests a second at its "
        + $"busiest ({PlanWords.Count(standing.Runs.Count, "run")})";
}
