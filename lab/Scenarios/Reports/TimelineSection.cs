using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>What happened when: deploys, loops, purges, scaling, faults and status posts.</summary>
internal static class TimelineSection
{
    public static IEnumerable<Block> Write(ReportContext c)
    {
        var rows = Entries(c).OrderBy(e => e.At).Select(e => new Prose[] { c.Say.Time(e.At), e.What }).ToList();
        if (rows.Count == 0)
            yield break;
        yield return new HeadingBlock("Timeline");
        yield return new ParagraphBlock(
            $"Times are UTC {(c.Simulated ? "in virtual time" : "by the lab's clock")}, on "
                + $"{Wording.Date(c.Header.Start)} unless a date is given.");
        yield return new TableBlock(["time", "what happened"], rows);
    }

    private static IEnumerable<(DateTimeOffset At, Prose What)> Entries(ReportContext c)
    {
        var edge = new List<JournalEvent>();
        foreach (var e in c.Record.Events)
        {
            if (e.Kind == EventKinds.DeployEdge)
            {
                // PoP by PoP is one deploy.
                if (edge.Count > 0 && edge[0].Text("to") != e.Text("to"))
                {
                    yield return EdgeDeploy(c, edge);
                    edge.Clear();
                }
                edge.Add(e);
            }
            else if (Describe(e) is { } what)
            {
                yield return (e.At, what);
            }
        }
        if (edge.Count > 0)
            yield return EdgeDeploy(c, edge);
        foreach (var entry in Loops(c).Concat(Shards(c)))
            yield return entry;
    }

    private static Prose? Describe(JournalEvent e) => e.Kind switch
    {
        EventKinds.Phase => $"{e.Text("text")}",
        EventKinds.DeployOrigin =>
            $"{Inline.Strong("Origin deploy:")} release {Inline.Code(e.Text("from"))} → {Inline.Code(e.Text("to"))}.",
        EventKinds.PurgeStarted =>
            $"{Inline.Strong("Purge starts:")} {e.Text("strategy")}, {e.Text("mode")}, {Count(e, "keys")} keys in "
                + $"{Shards(e)}.",
        EventKinds.PurgeFinished =>
            $"{Inline.Strong("Purge ends:")} {Count(e, "calls")} calls, {Count(e, "failed")} lost.",
        EventKinds.ScaleOut =>
            $"{Inline.Strong("Scale-out:")} {Count(e, "workers")} workers asked for{Delay(e)}.",
        EventKinds.Mix => $"{Inline.Strong("Clients change:")} {Mix(e)}.",
        EventKinds.Fault => $"{Inline.Strong("Fault")} at {Inline.Code(e.Text("target"))}: {e.Text("text")}",
        EventKinds.StatusPost => $"{Inline.Strong($"Status, {e.Text("status")}:")} “{e.Text("text")}”",
        _ => (Prose?)null,
    };

    private static (DateTimeOffset, Prose) EdgeDeploy(ReportContext c, List<JournalEvent> deploys)
    {
        var places = string.Join(", ", deploys.Select(e => e.Text("pop")).Distinct());
        var last = deploys[^1].At;
        var until = c.Say.Time(last) == c.Say.Time(deploys[0].At) ? "" : $", the last at {c.Say.Time(last)}";
        return (deploys[0].At,
            $"{Inline.Strong("Edge deploy:")} config {Inline.Code(deploys[0].Text("from"))} → "
                + $"{Inline.Code(deploys[0].Text("to"))} at {places}{until}.");
    }

    private static IEnumerable<(DateTimeOffset, Prose)> Loops(ReportContext c)
    {
        var loops = c.Summary.Loops;
        if (c.Record.OfKind(EventKinds.LoopFirst).FirstOrDefault() is not { } first)
            yield break;
        yield return (first.At,
            $"{Inline.Strong("First loop:")} {Inline.Code(first.Text("project"))} at "
                + $"{Inline.Code(first.Text("pop"))}, asked by {first.Text("persona")}, given up after "
                + $"{Count(first, "wire_requests")} wire requests.");
        if (loops.Clean50At is { } half)
            yield return (half, $"Half of the {Wording.Count(loops.AffectedProjects)} affected projects are clean.");
        yield return (loops.LastAt!.Value, loops.Clean100At is not null
            ? (Prose)$"{Inline.Strong("Last loop.")} All affected projects are clean."
            : $"{Inline.Strong("Last loop recorded")}; projects still loop as the run ends.");
    }

    // The last shard has its own line only where the purge's end does not already tell it.
    private static IEnumerable<(DateTimeOffset, Prose)> Shards(ReportContext c)
    {
        var finished = (c.Summary.Purge?.Shards ?? []).Where(s => s.FinishedAt is not null)
            .OrderBy(s => s.FinishedAt).ToList();
        if (finished.Count < 3)
            yield break;
        yield return (finished[^2].FinishedAt!.Value,
            $"All shards of the purge but {Inline.Code(finished[^1].Name)} are done; it holds "
                + $"{Wording.Count(finished[^1].Keys)} of {Wording.Count(finished.Sum(s => s.Keys))} keys.");
    }

    private static string Count(JournalEvent e, string field) =>
        e.Number(field) is { } value ? Wording.Count(value) : "an unknown number of";

    private static string Shards(JournalEvent e) => Wording.Count(e.List<PurgeShard>("shards").Count, "shard");

    private static string Delay(JournalEvent e) => e.Number("delay_seconds") is > 0 and var delay
        ? $", ready {Wording.Duration(TimeSpan.FromSeconds(delay))} later"
        : "";

    private static string Mix(JournalEvent e)
    {
        var parts = new List<string>();
        if (e.Number("rate") is { } rate)
            parts.Add($"{Wording.Rate(rate)} requests/s");
        parts.AddRange(e.Numbers("shares").Select(share => $"{share.Key} {Wording.Percent(share.Value)}"));
        return string.Join(", ", parts);
    }
}
