using CdnLab.Scenarios.Compilation;
using Spectre.Console;

namespace CdnLab.Scenarios.Cli.Views;

/// <summary>Which cache entries loop under which rules, a grid for each family that can loop.</summary>
internal static class LoopsView
{
    public static void Write(IAnsiConsole page, CompiledScenario compiled)
    {
        ScenarioView.Heading(page, "Loops: entries stored under one origin/edge (rows) meet another (columns)");
        var states = LoopFinder.States(compiled.Spec).ToList();
        // Families and names with the same grid share it.
        var grids = compiled.Tables
            .Select(table => (table.Class, Grid: Grid(compiled, table, states)))
            .GroupBy(g => string.Join('\n', g.Grid))
            .Select(g => (Classes: g.Select(c => c.Class).ToList(), g.First().Grid))
            .Where(g => g.Grid.Any(cell => cell.Length > 0))
            .ToList();
        if (grids.Count == 0)
        {
            page.MarkupLine("  [green]None, in any combination.[/]");
            return;
        }
        foreach (var (classes, grid) in grids)
        {
            page.WriteLine($"{string.Join(", ", classes.Select(c => Path(compiled, c)).Distinct())}; names: "
                + string.Join(", ", classes.Select(c => c.Name).Distinct().Select(Wording.Names)));
            var table = ScenarioView.Columns(states.Count + 1, ["stored under", .. states.Select(Wording.State)]);
            for (var row = 0; row < states.Count; row++)
            {
                table.AddRow([Wording.State(states[row]).EscapeMarkup(), .. states.Select((_, column) =>
                    grid[row * states.Count + column] is { Length: > 0 } loop
                        ? $"[red]{loop.EscapeMarkup()}[/]" : "[green]ok[/]")]);
            }
            page.Write(table);
            if (grid.Any(cell => cell.EndsWith('*')))
            {
                page.WriteLine("  * once other entries have expired");
            }
        }
    }

    private static string Path(CompiledScenario compiled, UrlClass urlClass) =>
        compiled.Spec.Families.First(f => f.Name == urlClass.Family).Paths[urlClass.Form];

    private static List<string> Grid(CompiledScenario compiled, ClassTable table, List<DeployState> states) =>
        [.. from stored in states
            from rules in states
            let finding = LoopFinder.Find(compiled.Spec, table, stored, rules)
            select finding.Chain is null ? ""
                : (finding.Chain.End == ChainEnd.SelfLoop ? "self-loop" : $"{finding.Chain.Cycle!.Keys.Count}-URL loop")
                    + (finding.Expired.Count > 0 ? "*" : "")];
}
