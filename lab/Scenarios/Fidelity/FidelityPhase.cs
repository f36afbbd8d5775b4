using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Fidelity;

/// <summary>A stretch of lab time in which runs are compared.</summary>
internal sealed record FidelityPhase(string Name, DateTimeOffset From, DateTimeOffset To)
{
    public const string Run = "run", Before = "before", Loop = "loop", Purge = "purge", After = "after";

    /// <summary>The whole run, then what stretches it has (<see cref="RunWindows"/>).</summary>
    public static IReadOnlyList<FidelityPhase> Of(RunRecord live)
    {
        var windows = RunWindows.Of(live, RunSummarizer.Summarize(live));
        (string Name, IReadOnlyList<SeriesRow> Bins)[] stretches =
        [
            (Run, live.Series),
            (Before, windows.Before.Bins),
            (Loop, windows.Loop.Bins),
            (Purge, windows.Purge.Bins),
            (After, windows.After.Bins),
        ];
        return
        [
            .. stretches.Where(s => s.Bins.Count > 0)
                .Select(s => new FidelityPhase(s.Name, s.Bins[0].Time, s.Bins[^1].End)),
        ];
    }

    /// <summary>The bins that lie in it.</summary>
    public IReadOnlyList<SeriesRow> Bins(IReadOnlyList<SeriesRow> series) =>
        [.. series.Where(bin => bin.Time >= From && bin.End <= To)];
}
