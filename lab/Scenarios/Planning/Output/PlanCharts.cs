using CdnLab.Scenarios.Charts;
using CdnLab.Scenarios.Comparing;

namespace CdnLab.Scenarios.Planning.Output;

/// <summary>What is to be expected over time: the origin's load and the loops, with the cap.</summary>
internal static class PlanCharts
{
    private const int PointsMax = 360;
    private const double Before = 1.0 / 8;

    /// <summary>The expected course of the winner, over all fresh runs.</summary>
    public static Chart Expected(PlanDocument plan)
    {
        var (proof, constraints) = (plan.Outcome.Winner!, plan.Task.Constraints);
        var end = End(plan, proof);
        var runs = proof.Runs;
        var byRate = constraints.UtilizationMax is null;
        Panel load = byRate
            ? Panel(plan, runs, end, "Requests a second at the origin", ValueUnit.Count, Ink.Vermilion,
                b => b.OriginRate / plan.Scale, new(constraints.RateMax!.Value / plan.Scale, "cap"))
            : Panel(plan, runs, end, "Utilization of the origin", ValueUnit.Ratio, Ink.Vermilion,
                b => b.Utilization, new(constraints.UtilizationMax!.Value, "cap"));
        var loops = Panel(
            plan, runs, end, "Client requests a second that loop", ValueUnit.Count, Ink.Purple,
            b => b.LoopedRate / plan.Scale, null);
        return new(
            "expected", "What to expect",
            $"Median of {runs.Count} fresh runs; the shaded range holds a further run at each time in "
                + $"{PlanWords.Share(PredictionInterval.Of(runs.Select(_ => 0.0)).Rate)} of cases.",
            plan.At.AddSeconds(-end * Before), plan.At.AddSeconds(end), [load, loops], Marks(plan, proof, end));
    }

    private static IReadOnlyList<Mark> Marks(PlanDocument plan, PlanProof proof, double end) =>
        proof.Eta.Range.High < end && proof.Eta.Range.High > end / 20
            ? [new(plan.At, "start"), new(plan.At.AddSeconds(proof.Eta.Range.High), "99 % clean by")]
            : [new(plan.At, "start")];

    // A quarter more than the ETA takes, and the purge's own end, as far as the runs go.
    private static double End(PlanDocument plan, PlanProof proof)
    {
        var eta = double.IsInfinity(proof.Eta.Range.High) ? plan.Task.Horizon.TotalSeconds : proof.Eta.Range.High;
        var purge = proof.Runs.Max(r => r.Figures.PurgeSeconds ?? 0);
        return Math.Min(plan.Task.Horizon.TotalSeconds, Math.Max(Math.Max(eta, purge) * 1.25, 20 * plan.BinSeconds));
    }

    private static Panel Panel(
        PlanDocument plan, IReadOnlyList<Continuation> runs, double end, string heading, ValueUnit unit, Ink ink,
        Func<LoadBin, double> value, Limit? limit)
    {
        var bins = runs[0].Bins.Index()
            .Where(b => b.Item.Second >= -end * Before && b.Item.Second < end).Select(b => b.Index).ToList();
        var points = bins.Chunk(Math.Max(1, bins.Count / PointsMax)).Select(chunk =>
        {
            var sorted = runs.Select(run => chunk.Average(i => value(run.Bins[i]))).Order().ToList();
            var range = PredictionInterval.Of(sorted);
            var middle = runs[0].Bins[chunk[0]].Second + chunk.Length * plan.BinSeconds / 2;
            return (At: plan.At.AddSeconds(middle), range.Low, Median: sorted[sorted.Count / 2], range.High);
        }).ToList();
        return new(
            heading, unit,
            [
                new(LayerKind.Line, ink, [.. points.Select(p => new Sample(p.At, p.Median))], "median"),
                new(LayerKind.Band, ink, [.. points.Select(p => new Sample(p.At, p.High))], "range",
                    Lower: [.. points.Select(p => new Sample(p.At, p.Low))]),
            ],
            AtLeast: (limit?.Value ?? 0) * 1.15, Limit: limit, Tall: true);
    }
}
