using System.Globalization;
using CdnLab.Scenarios.Cli.Simulate;
using CdnLab.Scenarios.Reports;

namespace CdnLab.Scenarios.Cli;

/// <summary>A report on a terminal: its words and tables, without drawings.</summary>
internal static class ReportView
{
    /// <summary>Writes it, no wider than the terminal.</summary>
    public static void Write(Report report, Terminal terminal)
    {
        foreach (var line in Lines(report, terminal.Page.Profile.Width))
        {
            terminal.Output.WriteLine(line);
        }
    }

    private static IEnumerable<string> Lines(Report report, int width) =>
        report.Blocks.SelectMany(block => Lines(block, width)).Prepend("").Prepend(report.Title);

    private static IEnumerable<string> Lines(Block block, int width) => block switch
    {
        HeadingBlock heading => [heading.Text],
        ParagraphBlock paragraph => [.. TextTable.Wrap(Text(paragraph.Text), width), ""],
        ListBlock list => [.. list.Items.SelectMany((item, i) => Item(list.Ordered ? i + 1 : null, item, width)), ""],
        CodeBlock code => [.. code.Text.Split('\n'), ""],
        TableBlock table =>
        [
            .. new TextTable(width) { RightFrom = table.Numeric.Length > 0 ? table.Numeric.Min() : int.MaxValue }
                .Lines([table.Head, .. table.Rows.Select(row => row.Select(Text).ToList())]),
            "",
        ],
        _ => [],
    };

    private static IEnumerable<string> Item(int? number, Prose item, int width)
    {
        var mark = number is { } n ? n.ToString(CultureInfo.InvariantCulture) + ". " : "- ";
        return TextTable.Wrap(Text(item), width - mark.Length)
            .Select((line, i) => (i == 0 ? mark : new string(' ', mark.Length)) + line);
    }

    private static string Text(Prose prose) => string.Concat(prose.Parts.Select(part => part.Text));
}
