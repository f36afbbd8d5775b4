using System.CommandLine;
using CdnLab.Scenarios.Catalog;
using CdnLab.Scenarios.Format;
using Spectre.Console;

namespace CdnLab.Scenarios.Cli;

/// <summary><c>cdnlab list</c>: the catalogue.</summary>
internal static class ListCommand
{
    public static Command Create(Terminal terminal, Option<bool> quiet)
    {
        var command = new Command("list", "List the scenarios of the catalogue.\n\nExample: cdnlab list --quiet");
        command.SetAction(parsed => Run(terminal, parsed.GetValue(quiet)));
        return command;
    }

    private static int Run(Terminal terminal, bool quiet)
    {
        if (quiet)
        {
            foreach (var name in ScenarioCatalog.Names)
            {
                terminal.Output.WriteLine(name);
            }
            return ExitCode.Pass;
        }
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("name", "title");
        var good = true;
        foreach (var name in ScenarioCatalog.Names)
        {
            var result = ScenarioLoader.Load(name);
            good &= Findings.Print(result, terminal);
            if (result.Spec is { } spec)
            {
                var mark = spec.MustFail ? " [yellow](must fail: a canary)[/]" : "";
                var title = spec.Title.EscapeMarkup() + mark;
                table.AddRow(new Markup($"[bold]{name.EscapeMarkup()}[/]  "), new Markup(title));
            }
        }
        terminal.Page.Write(table);
        return good ? ExitCode.Pass : ExitCode.InvalidInput;
    }
}
