using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>
/// What the numbers say about loop, purge and load. Every sentence is chosen by the run's own figures, and says the
/// opposite where they do.
/// </summary>
internal static class NumbersSection
{
    public static IEnumerable<Block> Write(ReportContext c)
    {
        var w = c.Windows;
        if (w.Before.Bins.Count == 0 || (w.Loop.Bins.Count == 0 && w.Purge.Bins.Count == 0))
            yield break;
        var (wire, origin, purge) = (c.WireInLoop, c.OriginInLoop, c.OriginInPurge);

        yield return new HeadingBlock("What the numbers say");
        if (c.Looped && wire is not null && origin is not null)
        {
            yield return new ParagraphBlock(Prose.Join(
                [Inline.Strong(LoopVerdict(wire, origin)), LoopFigures(c, wire, origin)]));
        }
        if (purge is not null)
            yield return new ParagraphBlock(Prose.Join(
                [Inline.Strong(PurgeVerdict(purge, c.Looped ? origin : null)), PurgeFigures(c, purge)]));
        yield return new TableBlock(
            [
                "stretch", "lasts", "client requests/s", "wire requests/s", "wire per client request",
                "origin requests/s", "looped",
            ],
            [.. Rows(c)], 1, 2, 3, 4, 5, 6);
        yield return new ParagraphBlock("Means over the whole bins of each stretch. A change under 10 %, or within "
            + "two standard errors of the counts, is called flat.");
    }

    internal static string LoopVerdict(Comparison wire, Comparison origin) => (wire.Change, origin.Change) switch
    {
        (Change.Higher, Change.Flat) => "The loop raised edge traffic and left origin load flat.",
        (Change.Higher, Change.Lower) => "The loop raised edge traffic while origin load fell.",
        (Change.Higher, Change.Higher) => "The loop raised edge traffic, and origin load rose with it.",
        (_, Change.Flat) => "The loop did not raise edge traffic, and origin load stayed flat.",
        (_, Change.Lower) => "The loop did not raise edge traffic, and origin load fell.",
        _ => "The loop did not raise edge traffic, yet origin load rose.",
    };

    internal static string PurgeVerdict(Comparison purge, Comparison? loop) => (purge.Change, loop?.Change) switch
    {
        (Change.Higher, Change.Higher) => "The purge loaded the origin, and so did the loop.",
        (Change.Higher, null) => "The purge loaded the origin.",
        (Change.Higher, _) => "Only the purge loaded the origin.",
        _ => "The purge did not load the origin beyond what it carried before.",
    };

    private static Prose LoopFigures(ReportContext c, Comparison wire, Comparison origin)
    {
        var until = c.Summary.Purge is null ? "the last loop" : "the purge";
        var (before, during) = (c.Windows.Before.WirePerRequest, c.Windows.Loop.WirePerRequest);
        var why = wire.Change == Change.Higher && origin.Change != Change.Higher
            ? " Looping clients go round between answers that the edge has stored, so the origin hears nothing of them."
            : "";
        return $"Between the edge deploy and {until}, the wire traffic of the edge ran at {Moved(wire)}, and the "
            + $"traffic of the origin at {Moved(origin)}. A client request cost {Wording.Rate(before)} wire requests "
            + $"before and {Wording.Rate(during)} in that time.{why}";
    }

    private static Prose PurgeFigures(ReportContext c, Comparison purge)
    {
        var refill = c.Windows.Purge.Bins.Sum(b => b.OriginPurgeRefill);
        var share = (double)refill / Math.Max(1, c.Windows.Purge.OriginRequests);
        var cause = c.EdgeProgram is null
            ? $"{Wording.Percent(share)} of its requests refilled what had been purged."
            : "which of its requests refilled what had been purged, this edge program does not tell.";
        return $"While it ran, the traffic of the origin ran at {Moved(purge)}; {cause}";
    }

    private static string Moved(Comparison x) =>
        $"{Wording.Rate(x.Ratio)} times its rate before the deploys ({Wording.Rate(x.Before)} → "
            + $"{Wording.Rate(x.During)} requests/s)";

    private static IEnumerable<IReadOnlyList<Prose>> Rows(ReportContext c)
    {
        var w = c.Windows;
        (string Name, RunWindow Window)[] stretches =
        [
            ("before the deploys", w.Before),
            (c.Summary.Purge is null ? "edge deploy to last loop" : "edge deploy to purge", w.Loop),
            ("during the purge", w.Purge),
            ("after the purge", w.After),
        ];
        return stretches.Where(s => s.Window.Bins.Count > 0).Select(s => (IReadOnlyList<Prose>)(Prose[])
        [
            s.Name,
            Wording.Duration(TimeSpan.FromSeconds(s.Window.Seconds)),
            Wording.Rate(s.Window.Requests / s.Window.Seconds),
            Wording.Rate(s.Window.WireRate),
            Wording.Rate(s.Window.WirePerRequest),
            Wording.Rate(s.Window.OriginRate),
            Wording.Percent(s.Window.LoopedRatio),
        ]);
    }
}
