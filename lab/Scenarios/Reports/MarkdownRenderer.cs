using System.Text;
using System.Text.RegularExpressions;

namespace CdnLab.Scenarios.Reports;

/// <summary>A report as Markdown (GitHub's flavour), with the charts as files beside it.</summary>
internal static partial class MarkdownRenderer
{
    public static string Render(Report report)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Escape(report.Title)).Append("\n\n");
        foreach (var block in report.Blocks)
            text.Append(Block(block)).Append("\n\n");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Block(Block block) => block switch
    {
        HeadingBlock heading => $"## {Escape(heading.Text)}",
        ParagraphBlock paragraph => Text(paragraph.Text),
        ListBlock { Ordered: true } list => string.Join('\n', list.Items.Select((item, i) => Numbered(i, Text(item)))),
        ListBlock list => string.Join('\n', list.Items.Select(item => $"- {Text(item)}")),
        CodeBlock code => $"{Fence(code.Text)}\n{code.Text}\n{Fence(code.Text)}",
        FigureBlock { Chart: var chart } =>
            $"![{Escape($"{chart.Title}. {chart.Description}")}](charts/{chart.Name}.svg)",
        DrawingBlock drawing => $"![{Escape(drawing.Description)}](charts/{drawing.Name}.svg)",
        TableBlock table => Table(table),
        _ => throw new InvalidOperationException($"no Markdown for {block.GetType().Name}"),
    };

    private static string Numbered(int index, string text) =>
        (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + ". " + text;

    private static string Table(TableBlock table)
    {
        var rule = table.Head.Select((_, i) => table.Numeric.Contains(i) ? "---:" : "---");
        var rows = table.Rows.Select(row => row.Select(Text));
        return string.Join('\n', rows.Prepend(rule).Prepend(table.Head.Select(Escape))
            .Select(cells => $"| {string.Join(" | ", cells)} |"));
    }

    private static string Text(Prose prose) => string.Concat(prose.Parts.Select(part => part.Style switch
    {
        InlineStyle.Code => Code(part.Text),
        InlineStyle.Strong => $"**{Escape(part.Text)}**",
        _ => Escape(part.Text),
    }));

    // Every character that could begin markup; a text of several lines becomes one.
    private static string Escape(string text) =>
        Special().Replace(Space().Replace(text, " "), @"\$0");

    // A code span ends only at as many backquotes as began it. A pipe must be escaped even there, for tables.
    private static string Code(string text)
    {
        var ticks = Fence(text, 1);
        var padding = text.StartsWith('`') || text.EndsWith('`') ? " " : "";
        return ticks + padding + Space().Replace(text, " ").Replace("|", "\\|") + padding + ticks;
    }

    private static string Fence(string text, int least = 3)
    {
        var longest = BackquoteRun().Matches(text).Select(m => m.Length).DefaultIfEmpty().Max();
        return new string('`', Math.Max(least, longest + 1));
    }

    [GeneratedRegex(@"[\\`*_{}\[\]<>#|~&]")]
    private static partial Regex Special();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("`+")]
    private static partial Regex BackquoteRun();
}
