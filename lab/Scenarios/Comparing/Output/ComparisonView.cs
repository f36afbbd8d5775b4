using CdnLab.Scenarios.Cli;
using CdnLab.Scenarios.Cli.Simulate;
using Spectre.Console;

namespace CdnLab.Scenarios.Comparing.Output;

/// <summary>A comparison on a terminal.</summary>
internal static class ComparisonView
{
    /// <summary>Writes its tables, medians only.</summary>
    public static void Write(RemedyComparison comparison, Terminal terminal)
    {
        foreach (var (heading, head, rows) in ComparisonTables.Of(comparison, bands: false))
        {
            terminal.Page.WriteLine(heading);
            var table = new TextTable(terminal.Page.Profile.Width) { RightFrom = 1 };
            foreach (var line in table.Lines([head, .. rows]))
            {
                terminal.Page.WriteLine(line);
            }
            terminal.Page.WriteLine();
        }
        foreach (var line in ComparisonTables.Notes(comparison)
            .SelectMany(note => TextTable.Wrap(note, terminal.Page.Profile.Width)))
        {
            terminal.Page.WriteLine(line);
        }
        terminal.Page.WriteLine();
    }
}
