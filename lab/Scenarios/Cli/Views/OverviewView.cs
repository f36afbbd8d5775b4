using System.Globalization;
using CdnLab.Scenarios.Compilation;
using Spectre.Console;

namespace CdnLab.Scenarios.Cli.Views;

/// <summary>What the scenario is about, and its size.</summary>
internal static class OverviewView
{
    public static void Write(IAnsiConsole page, CompiledScenario compiled)
    {
        var spec = compiled.Spec;
        page.MarkupLine($"[bold]{spec.Name.EscapeMarkup()}[/]: {spec.Title.EscapeMarkup()}");
        if (spec.MustFail)
        {
            page.MarkupLine("[yellow]A canary: its run must fail.[/]");
        }
        page.WriteLine();
        page.WriteLine(string.Join(' ', spec.Story.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        page.WriteLine();
        var table = ScenarioView.Columns(2);
        Row(table, "run", string.Create(CultureInfo.InvariantCulture,
            $"{spec.Start:yyyy-MM-dd HH:mm} to {spec.End:yyyy-MM-dd HH:mm} UTC ({Wording.Duration(spec.Duration)}), "
            + $"caches filled for {Wording.Duration(spec.Fill)}, warm-up {Wording.Duration(spec.Warmup)}, "
            + $"seed {spec.Seed}"));
        var part = spec.Live.Duration is { } live ? $"the first {Wording.Duration(live)}, " : "";
        Row(table, "live run", part + string.Create(CultureInfo.InvariantCulture,
            $"{Wording.Number(spec.Live.Speed)} times as fast, {Wording.Number(spec.Live.Scale)} of the size, PoPs ")
            + (spec.Live.Pops.Count == 0 ? "all" : string.Join(", ", spec.Live.Pops)));
        Row(table, "clients", $"{Wording.Number(spec.Clients.Rate)} requests/s: {Mix(compiled)}");
        Row(table, "topology", Topology(compiled));
        Row(table, "projects", Projects(compiled));
        foreach (var source in spec.Sources)
        {
            Row(table, "source", source);
        }
        page.Write(table);
    }

    private static void Row(Grid table, string name, string text) =>
        table.AddRow(new Markup($"[grey]{name}[/]"), new Text(text));

    private static string Mix(CompiledScenario compiled)
    {
        var mix = compiled.Spec.Clients.Mix;
        return string.Join(", ", mix.Select(m => $"{m.Key} {Wording.Share(m.Value / mix.Values.Sum())}"));
    }

    private static string Topology(CompiledScenario compiled)
    {
        var spec = compiled.Spec;
        var shield = spec.Topology.Shield is { } name ? $" > shield {name}" : "";
        return $"{spec.Topology.Pops.Count} PoPs ({string.Join(", ", spec.Topology.Pops.Select(p => p.Name))}){shield}"
            + $" > origin with {spec.Origin.Capacity.Workers} workers";
    }

    private static string Projects(CompiledScenario compiled)
    {
        var total = compiled.Catalogue.Projects.Count;
        var classes = compiled.Projects.OrderBy(c => c.Key)
            .Select(c => $"{Wording.Share((double)c.Value / total)} {Wording.Names(c.Key)}");
        return $"{Wording.Number(total)}: {string.Join(", ", classes)}";
    }
}
