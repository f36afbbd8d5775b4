using System.Text;
using CdnLab.Scenarios.Charts;
using static CdnLab.Scenarios.Charts.SvgWriter;

namespace CdnLab.Scenarios.Reports;

/// <summary>A report as one HTML file: style and charts inside, no script, nothing loaded.</summary>
internal static class HtmlRenderer
{
    public static string Render(Report report)
    {
        var text = new StringBuilder();
        text.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Append("<title>").Append(Escape(report.Title)).Append("</title>\n")
            .Append("<style>\n").Append(ReportStyle.Sheet).Append(ChartStyle.Sheet)
            .Append("</style>\n</head>\n<body>\n<main>\n")
            .Append("<h1>").Append(Escape(report.Title)).Append("</h1>\n");
        foreach (var block in report.Blocks)
            text.Append(Block(block)).Append('\n');
        return text.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Block(Block block) => block switch
    {
        HeadingBlock heading => $"<h2>{Escape(heading.Text)}</h2>",
        ParagraphBlock paragraph => $"<p{(paragraph.Lead ? " class=\"lead\"" : "")}>{Text(paragraph.Text)}</p>",
        ListBlock list => List(list),
        CodeBlock code => $"<pre><code>{Escape(code.Text)}</code></pre>",
        FigureBlock { Chart: var chart } => "<figure>\n" + ChartWriter.Embedded(chart, ChartLayout.Wide)
            + ChartWriter.Embedded(chart, ChartLayout.Narrow) + "</figure>",
        DrawingBlock drawing => $"<figure>\n{drawing.Wide}{drawing.Narrow}</figure>",
        TableBlock table => Table(table),
        _ => throw new InvalidOperationException($"no HTML for {block.GetType().Name}"),
    };

    private static string List(ListBlock list)
    {
        var tag = list.Ordered ? "ol" : "ul";
        return $"<{tag}>\n{string.Concat(list.Items.Select(item => $"<li>{Text(item)}</li>\n"))}</{tag}>";
    }

    // On a narrow page a table of many columns becomes a list of cards, each cell with its column's name.
    private static string Table(TableBlock table)
    {
        var text = new StringBuilder();
        text.Append(table.Head.Count > 3 ? "<table class=\"cards\">\n<thead><tr>" : "<table>\n<thead><tr>");
        for (var i = 0; i < table.Head.Count; i++)
            text.Append($"<th scope=\"col\"{Class(table, i)}>{Escape(table.Head[i])}</th>");
        text.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            text.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
                text.Append($"<td{Class(table, i)} "
                    + $"data-head=\"{Escape(table.Head[i])}\"><span>{Text(row[i])}</span></td>");
            text.Append("</tr>\n");
        }
        return text.Append("</tbody>\n</table>").ToString();
    }

    private static string Class(TableBlock table, int column) =>
        table.Numeric.Contains(column) ? " class=\"number\"" : "";

    private static string Text(Prose prose) => string.Concat(prose.Parts.Select(part => part.Style switch
    {
        // A URL may break after its slashes.
        InlineStyle.Code => $"<code>{Escape(part.Text).Replace("/", "/<wbr>")}</code>",
        InlineStyle.Strong => $"<strong>{Escape(part.Text)}</strong>",
        _ => Escape(part.Text),
    }));
}
