using CdnLab.Scenarios.Comparing;

namespace CdnLab.Scenarios.Planning.Output;

/// <summary>What the simulated runs had at a time after the start, so that an operator can tell whether reality is
/// like them. Ranges hold a further run at the rate of their intervals.</summary>
/// <param name="Second">Seconds after the start.</param>
/// <param name="Purged">Share of the keys purged; null: nothing is.</param>
/// <param name="Looped">Client requests a second that loop, in the bin before.</param>
/// <param name="LoopedMost">The highest of all runs.</param>
/// <param name="UtilizationMost">Upper end of the highest utilization since the checkpoint before.</param>
internal sealed record PlanCheckpoint(
    double Second, PredictionInterval? Purged, PredictionInterval Looped, double LoopedMost, double UtilizationMost)
{
    private const int Most = 6;
    private static readonly int[] Minutes = [1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480];

    /// <summary>The checkpoints up to the upper end of the ETA and of the purge.</summary>
    public static IReadOnlyList<PlanCheckpoint> Of(PlanProof proof, int keys, double binSeconds, double horizon)
    {
        var through = proof.Runs.Max(run => run.Figures.PurgeSeconds ?? 0);
        var last = Math.Min(horizon, Math.Max(
            through, double.IsInfinity(proof.Eta.Range.High) ? horizon : proof.Eta.Range.High));
        var step = Minutes.Select(m => m * 60.0).FirstOrDefault(s => s >= binSeconds && s * Most >= last, 28800);
        var count = (int)Math.Clamp(Math.Ceiling(last / step), 1, Math.Floor(horizon / step));
        return [.. Enumerable.Range(1, count).Select(i => At(proof.Runs, keys, i * step, step, binSeconds))];
    }

    private static PlanCheckpoint At(
        IReadOnlyList<Continuation> runs, int keys, double second, double step, double binSeconds)
    {
        var looped = runs.Select(run => run.Bins
            .Where(b => b.Second > second - binSeconds * 1.5 && b.Second <= second - binSeconds / 2)
            .Select(b => b.LoopedRate).DefaultIfEmpty().Max()).ToList();
        var peaks = runs.Select(run => run.Bins
            .Where(b => b.Second >= second - step && b.Second < second)
            .Select(b => b.Utilization).DefaultIfEmpty().Max());
        return new(
            second,
            keys == 0 ? null : PredictionInterval.Of(runs.Select(run => Math.Min(1, run.Bins
                .Where(b => b.Second >= 0 && b.Second < second).Sum(b => b.PurgedKeys) / keys))),
            PredictionInterval.Of(looped), looped.Max(), PredictionInterval.Of(peaks).High);
    }
}
