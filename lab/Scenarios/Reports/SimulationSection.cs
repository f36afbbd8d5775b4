using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>What a simulation simulated, and how much of it request by request; nothing of it depends on the machine.
/// </summary>
internal static class SimulationSection
{
    public static IEnumerable<Block> Write(ReportContext c)
    {
        if (c.Record.OfKind(EventKinds.Simulation).FirstOrDefault() is not { } counts)
            yield break;
        yield return new HeadingBlock("What was simulated");
        yield return new TableBlock(
            ["figure", "value"], [.. Rows(c, counts).Select(r => new[] { r.Figure, r.Value })], 1);
        yield return new ParagraphBlock("A cell is one variant of a document at one PoP. Where requests come often for "
            + "the lifetime of what is stored, a cell is simulated in bulk, by the law of its arrivals; rarely asked "
            + "cells, and clients whose own caches matter, request by request. Both follow the same law, and no "
            + "request is left out.");
    }

    private static IEnumerable<(Prose Figure, Prose Value)> Rows(ReportContext c, JournalEvent counts)
    {
        var (requests, individual) = (counts.Number("requests") ?? 0, counts.Number("individual") ?? 0);
        yield return ("Projects", Wording.Count(c.Header.Projects));
        yield return ("PoPs", Wording.Count(c.Header.Pops.Count)
            + (c.Header.Shield is { Length: > 0 } ? " and a shield" : ", no shield"));
        yield return ("Cells", Wording.Count(counts.Number("cells") ?? 0));
        yield return ("… simulated in bulk", Wording.Count(counts.Number("bulk_cells") ?? 0));
        yield return ("Client requests that the run stands for, warm-up included", Wording.Count(requests));
        yield return ("… executed one by one", individual > 0 && requests > 0
            ? $"{Wording.Count(individual)} ({Wording.Percent(individual / requests)})"
            : Wording.Count(individual));
        yield return ("Events executed", Wording.Count(counts.Number("events") ?? 0));
    }
}
