using CdnLab.Scenarios.Journal;
using Spectre.Console;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>Writes results on standard output: aligned, coloured where colours are wanted.</summary>
internal sealed class RunView(Terminal terminal)
{
    private const string Passed = "pass";
    private const string Failed = "FAIL";

    private IAnsiConsole Page => terminal.Page;

    /// <summary>A row for each expectation of a run.</summary>
    public void Expectations(IReadOnlyList<ExpectationResult> results)
    {
        if (results.Count == 0)
            return;
        Write(new TextTable(Page.Profile.Width) { Broken = 1 }.Lines([.. results.Select(result => (string[])
        [
            result.Passed ? Passed : Failed,
            result.Name,
            result.Value is { } value ? FixedNumber.Format(value) : "not in this run",
            $"(wanted {result.Bound})",
        ])]));
    }

    /// <summary>Names and texts in two columns.</summary>
    public void Facts(IEnumerable<(string Name, string Text)> facts) => Write(
        new TextTable(Page.Profile.Width) { Broken = 1 }.Lines(
            [.. facts.Select(fact => new[] { fact.Name, fact.Text })]));

    /// <summary>A table; every column but the first is set flush right.</summary>
    public void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) => Write(
        new TextTable(Page.Profile.Width) { RightFrom = 1 }.Lines([head, .. rows]));

    /// <summary>The verdict, and where the results are; a line each, never broken.</summary>
    public void End(bool passed, string more, IEnumerable<(string Name, string Path)> places)
    {
        Page.Markup("verdict: ");
        Page.MarkupLine((passed ? "[green]pass[/]" : "[red bold]fail[/]") + more.EscapeMarkup());
        foreach (var (name, path) in places)
            terminal.Output.WriteLine($"{name + ":",-8} {path}");
    }

    // A blank line after each table parts it from what follows.
    private void Write(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var word = line.Split(' ')[0];
            var colour = word switch { Passed => "green", Failed => "red bold", _ => null };
            if (colour is null)
                Page.WriteLine(line);
            else
                Page.MarkupLine($"[{colour}]{word}[/]{line[word.Length..].EscapeMarkup()}");
        }
        Page.WriteLine();
    }
}
