using System.Globalization;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>Why it looped: the first recorded loop, exchange by exchange, and who had stored the answers.</summary>
internal static class CauseSection
{
    private const int HopsShown = 4;

    public static IEnumerable<Block> Write(ReportContext c)
    {
        if (!c.Looped)
            yield break;
        yield return new HeadingBlock("Cause");
        var first = c.Record.OfKind(EventKinds.LoopFirst).First(e => e == Recorded(c) || Recorded(c) is null);
        var chain = first.List<LoopHop>("chain");
        if (chain.Count == 0)
        {
            yield return new ParagraphBlock("No loop was recorded exchange by exchange, so the run itself does not "
                + "show which stored response caused it.");
            yield break;
        }
        yield return new ParagraphBlock(Prose.Join(Explain(c, chain)));
        yield return new ParagraphBlock(
            $"The loop as it was recorded at {c.Say.TimeWithSeconds(first.At)}, for "
                + $"{Inline.Code(first.Text("project"))} at {Inline.Code(first.Text("pop"))}:");
        yield return new TableBlock(
            ["hop", "request", "cache key", "status", "location", "served from", "stored under"],
            [.. chain.Take(HopsShown).Select((hop, i) => Row(c, i + 1, hop))],
            0, 3);
        var wire = (int)(first.Number("wire_requests") ?? chain.Count);
        if (wire > HopsShown)
        {
            yield return new ParagraphBlock(
                $"And so on: the client ({first.Text("persona")}) gave up after {Wording.Count(wire)} wire requests.");
        }
    }

    private static JournalEvent? Recorded(ReportContext c) =>
        c.Record.OfKind(EventKinds.LoopFirst).FirstOrDefault(e => e.List<LoopHop>("chain").Count > 0);

    private static IEnumerable<Prose> Explain(ReportContext c, IReadOnlyList<LoopHop> chain)
    {
        var redirect = chain.FirstOrDefault(h => h is { StoredAt: not null, Location: not null }) ?? chain[0];
        var keys = chain.Select(h => h.Key ?? h.Url).Distinct().Count();
        yield return keys == 1
            ? (Prose)($"Every hop has the same cache key, {Inline.Code(redirect.Key ?? redirect.Url)}: the edge maps "
                + $"all spellings of the URL to one stored response, and that response is a redirect to one of those "
                + $"spellings.")
            : $"The hops take turns between {Wording.Count(keys)} cache keys, whose stored responses redirect to "
                + $"each other.";
        if (redirect.StoredAt is not { } storedAt)
            yield break;
        yield return $"The {Status(redirect)} was stored at {c.Say.TimeWithSeconds(storedAt)}, under origin release "
            + $"{Inline.Code(redirect.StoredRelease ?? "unknown")} and edge config "
            + $"{Inline.Code(redirect.StoredConfig ?? "unknown")}.";
        if (c.FirstDeploy(EventKinds.DeployEdge) is not { } edge)
            yield break;
        yield return storedAt < edge.At
            ? $"That was {Wording.Duration(edge.At - storedAt)} before the edge deploy of {c.Say.Time(edge.At)}: the "
                + $"old entry was right under the old rules and became wrong under the new ones, without being "
                + $"touched."
            : $"That was {Wording.Duration(storedAt - edge.At)} after the edge deploy of {c.Say.Time(edge.At)}: the "
                + $"loop was stored afresh under the new rules, by an origin that did not yet agree with them.";
    }

    private static Prose[] Row(ReportContext c, int number, LoopHop hop) =>
    [
        number.ToString(CultureInfo.InvariantCulture),
        Inline.Code(hop.Url),
        hop.Key is { } key ? Inline.Code(key) : "–",
        Status(hop),
        hop.Location is { } location ? Inline.Code(location) : "–",
        hop.Outcome is { } outcome
            ? $"{outcome}{(hop.Age is { } age ? $", age {Wording.Duration(TimeSpan.FromSeconds(age))}" : "")}"
            : "–",
        hop.StoredRelease is null && hop.StoredConfig is null ? "–" : StoredUnder(c, hop),
    ];

    private static Prose StoredUnder(ReportContext c, LoopHop hop)
    {
        var at = hop.StoredAt is { } time ? $", at {c.Say.Time(time)}" : "";
        return $"release {Inline.Code(hop.StoredRelease ?? "unknown")}, "
            + $"config {Inline.Code(hop.StoredConfig ?? "unknown")}{at}";
    }

    private static string Status(LoopHop hop) =>
        hop.Status == 0 ? "response" : hop.Status.ToString(CultureInfo.InvariantCulture);
}
