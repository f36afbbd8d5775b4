using System.Globalization;

namespace CdnLab.Scenarios.Comparing.Output;

/// <summary>The tables of a comparison: a row a remedy, the most important columns first.</summary>
internal static class ComparisonTables
{
    /// <summary>Heads and rows of each table, with its heading.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="bands">Whether cells have the 5th and 95th percentile beside the median.</param>
    public static IReadOnlyList<(string Heading, string[] Head, IReadOnlyList<string[]> Rows)> Of(
        RemedyComparison comparison, bool bands)
    {
        var all = RemedySummary.All(comparison);
        string[] Row((RemedySummary Remedy, bool Dominated) found, params string[] cells) =>
            [$"{found.Remedy.Number} {found.Remedy.Choice}{(found.Dominated ? " *" : "")}", .. cells];
        string Cell(RemedySummary remedy, Func<RemedyFigures, double?> figure, Func<double, string> text) =>
            bands ? FigureText.Band(remedy.Of(figure), text) : text(remedy.Of(figure).Median);
        return
        [
            ("What users feel",
                ["remedy", "50 % clean", "99 % clean", "100 % clean", "looped", "failed", "points"],
                [.. all.Select(a => Row(
                    a,
                    Cell(a.Remedy, f => f.Clean50, FigureText.Time),
                    Cell(a.Remedy, f => f.Clean99, FigureText.Time),
                    Cell(a.Remedy, f => f.Clean100, FigureText.Time),
                    Cell(a.Remedy, f => f.Looped, FigureText.Number),
                    Cell(a.Remedy, f => f.Failed, FigureText.Number),
                    Cell(a.Remedy, f => f.Correctness, FigureText.Number)))]),
            ("What the origin feels",
                ["remedy", "peak req/s", "utilization", "overload", "queue", "p99 latency", "hit ratio dip"],
                [.. all.Select(a => Row(
                    a,
                    Cell(a.Remedy, f => f.OriginPeakRate, FigureText.Number),
                    Cell(a.Remedy, f => f.OriginPeakUtilization, FigureText.Ratio),
                    Cell(a.Remedy, f => f.OverloadSeconds, FigureText.Time),
                    Cell(a.Remedy, f => f.QueueMax, FigureText.Number),
                    Cell(a.Remedy, f => f.LatencyP99, v => FigureText.Number(v) + " s"),
                    Cell(a.Remedy, f => f.HitRatioDip, FigureText.Ratio)))]),
            ("Origin requests by cause",
                ["remedy", "missing", "revalidation", "purge refill", "retry", "redirect"],
                [.. all.Select(a => Row(
                    a,
                    Cell(a.Remedy, f => f.Miss, FigureText.Number),
                    Cell(a.Remedy, f => f.Revalidation, FigureText.Number),
                    Cell(a.Remedy, f => f.PurgeRefill, FigureText.Number),
                    Cell(a.Remedy, f => f.Retry, FigureText.Number),
                    Cell(a.Remedy, f => f.Redirect, FigureText.Number)))]),
            ("What the purge takes",
                ["remedy", "purge took", "calls", "lost keys", "quota wait", "collateral", "looped after"],
                [.. all.Select(a => Row(
                    a,
                    Cell(a.Remedy, f => f.PurgeSeconds, FigureText.Time),
                    Cell(a.Remedy, f => f.Calls, FigureText.Number),
                    Cell(a.Remedy, f => f.Lost, FigureText.Number),
                    Cell(a.Remedy, f => f.QuotaWaitSeconds, FigureText.Time),
                    Cell(a.Remedy, f => f.Collateral, FigureText.Number),
                    Cell(a.Remedy, f => f.LoopedAfterPurge, FigureText.Number)))]),
        ];
    }

    /// <summary>What the words mean.</summary>
    public static IReadOnlyList<string> Notes(RemedyComparison comparison) =>
    [
        .. comparison.Sampled is not { } sampled ? Array.Empty<string>() :
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"About {sampled:N0} of {comparison.Projects:N0} projects were simulated, each for those like it, at the ")
                + "full rates of clients, calls and origin; docs/simulation.md, 8 states what that costs in accuracy.",
        ],
        "Times count from the decision; a dash: not within " + FigureText.Time(comparison.Horizon) + ".",
        "* dominated: another remedy has no more harm (looped and failed requests), no later 99 % clean and no more "
            + "overload, and less of one.",
        "Clean: a share of the projects that ever looped has shown its last loop; one that nobody asks for counts.",
        "Points: share of the same projects that did not loop again after their own purge (five seconds' grace) and do "
            + "not loop at the end. A soft purge that keeps serving the wrong redirect loses them.",
        "Capacity in the chart: whole documents a second. Redirects, answers of 304 and not-found take less, so that "
            + "more of them fit.",
        "Collateral: right, fresh responses that a purge threw away, of those that the simulator follows in bulk; what "
            + "a new cache key leaves behind is not counted.",
    ];
}
