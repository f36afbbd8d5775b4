using CdnLab.Scenarios.Compilation;
using Spectre.Console;

namespace CdnLab.Scenarios.Cli.Views;

/// <summary>The before/after table of one name of each family whose names are redirected.</summary>
internal static class StagesView
{
    public static void Write(IAnsiConsole page, CompiledScenario compiled)
    {
        var tables = compiled.Tables.Where(t => t.Class.Form == 0 && t.ClientUrls.Count > 1);
        if (tables.GroupBy(t => t.Class.Family).FirstOrDefault() is not { } family)
        {
            return;
        }
        var table = family.First();
        ScenarioView.Heading(page, $"Before and after: {table.Example}, {table.Class.Family}");
        var rows = ScenarioView.Columns(3, "request", "answer", "from");
        var last = "";
        DeployState? state = null;
        foreach (var stage in ExchangeTable.Stages(compiled.Spec, table))
        {
            var chains = string.Join('\n', stage.Chains.SelectMany(c => c.Exchanges));
            if (chains == last && stage.State == state)
            {
                continue;
            }
            (last, state) = (chains, stage.State);
            rows.AddRow(
                new Markup($"[bold]{Wording.Time(stage.At)} {stage.Title.EscapeMarkup()}[/]"),
                new Markup($"[grey]{Wording.State(stage.State).EscapeMarkup()}[/]"),
                Text.Empty);
            foreach (var chain in stage.Chains)
            {
                Add(rows, chain, table);
            }
        }
        page.Write(rows);
    }

    private static void Add(Grid rows, ExchangeChain chain, ClassTable table)
    {
        foreach (var (exchange, index) in chain.Exchanges.Select((e, i) => (e, i)))
        {
            var answer = exchange.Location is { } location
                ? $"{exchange.Status} to {table.Spell(location)}" : $"{exchange.Status}";
            rows.AddRow(
                new Text((index == 0 ? "" : "  ") + table.Spell(exchange.Url)),
                new Text(answer),
                new Text(From(exchange)));
        }
        if (chain.Cycle is { } cycle)
        {
            var count = cycle.Keys.Count;
            var what = count == 1 ? "the same again: a self-loop" : $"and again: a loop of {count}";
            rows.AddRow(new Markup($"  [red]{what}[/]"), Text.Empty, Text.Empty);
        }
    }

    private static string From(Exchange exchange) => exchange.ServedBy switch
    {
        AnswerSource.Cache => $"cache ({Wording.State(exchange.Stored!)})",
        AnswerSource.Edge => "edge",
        _ => "origin",
    };
}
