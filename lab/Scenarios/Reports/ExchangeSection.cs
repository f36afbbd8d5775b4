using System.Globalization;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>The before/after tables, as measured on the wire.</summary>
internal static class ExchangeSection
{
    public static IEnumerable<Block> Write(ReportContext c)
    {
        var tables = c.Record.OfKind(EventKinds.ExchangeTable).ToList();
        if (tables.Count == 0)
            yield break;
        yield return new HeadingBlock("Before and after, exchange by exchange");
        foreach (var table in tables)
        {
            if (table.Text("title").Length > 0)
                yield return new ParagraphBlock(table.Text("title"));
            yield return new TableBlock(
                ["stage", "request", "status", "location", "served by", "wire requests", "result"],
                [.. table.List<ExchangeRow>("rows").Select(Row)],
                2, 5);
        }
    }

    private static Prose[] Row(ExchangeRow row) =>
    [
        row.Stage,
        Inline.Code(row.Request),
        Number(row.Status == 0 ? null : row.Status),
        row.Location is { Length: > 0 } location ? Inline.Code(location) : "–",
        row.ServedBy ?? "–",
        Number(row.WireRequests),
        row.Result ?? "–",
    ];

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
