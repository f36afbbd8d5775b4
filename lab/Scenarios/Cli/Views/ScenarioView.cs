using CdnLab.Scenarios.Compilation;
using Spectre.Console;

namespace CdnLab.Scenarios.Cli.Views;

/// <summary>A scenario for people.</summary>
internal static class ScenarioView
{
    public static void Write(IAnsiConsole page, CompiledScenario compiled)
    {
        OverviewView.Write(page, compiled);
        TimelineView.Write(page, compiled.Spec);
        RulesView.Write(page, compiled);
        LoopsView.Write(page, compiled);
        StagesView.Write(page, compiled);
    }

    /// <summary>A heading with a blank line before it.</summary>
    public static void Heading(IAnsiConsole page, string text)
    {
        page.WriteLine();
        page.MarkupLine($"[bold underline]{text.EscapeMarkup()}[/]");
    }

    /// <summary>Columns two blanks apart, with or without a row of headings.</summary>
    public static Grid Columns(int count, params IEnumerable<string> headings)
    {
        var grid = new Grid();
        for (var i = 0; i < count; i++)
        {
            grid.AddColumn(new GridColumn().PadLeft(2).PadRight(0));
        }
        var cells = headings.Select(h => $"[grey]{h.EscapeMarkup()}[/]").ToArray();
        return cells.Length == 0 ? grid : grid.AddRow(cells);
    }
}
