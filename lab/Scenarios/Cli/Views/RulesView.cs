using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using Spectre.Console;

namespace CdnLab.Scenarios.Cli.Views;

/// <summary>The compiled tables: what each edge config makes of a URL, what each origin release answers.</summary>
internal static class RulesView
{
    public static void Write(IAnsiConsole page, CompiledScenario compiled)
    {
        var spec = compiled.Spec;
        ScenarioView.Heading(page, "Rules; N stands for the normalised name, V for the verbatim one");
        page.WriteLine();
        page.WriteLine("Edge: what a config makes of a URL before it looks into its cache");
        var edge = ScenarioView.Columns(spec.Edge.Configs.Count + 1, ["URL", .. spec.Edge.Configs.Keys]);
        var urls = compiled.Tables.SelectMany(t => t.Edge.Keys).Select(k => k.Url).Distinct();
        foreach (var url in urls.Order(StringComparer.Ordinal))
        {
            edge.AddRow([Short(url), .. spec.Edge.Configs.Keys.Select(config => compiled.Tables
                .Select(t => t.Edge.GetValueOrDefault((config, url)))
                .First(cell => cell is not null)!)
                .Select(cell => Short(Edge(cell, url, spec)))]);
        }
        page.Write(edge);
        page.WriteLine();
        page.WriteLine("Origin: what a release answers, and for how long the edge keeps it");
        var origin = ScenarioView.Columns(
            spec.Origin.Releases.Count + 2, ["URL", "names", .. spec.Origin.Releases.Keys]);
        foreach (var row in OriginRows(compiled))
        {
            origin.AddRow([.. row.Select(Short)]);
        }
        page.Write(origin);
    }

    private static string Short(string text) => text
        .Replace("{normalized}", "N", StringComparison.Ordinal)
        .Replace("{verbatim}", "V", StringComparison.Ordinal)
        .Replace("{version}", "1.0", StringComparison.Ordinal)
        .EscapeMarkup();

    /// <summary>Rows of URL, names and answers; classes with the same answers share a row.</summary>
    private static IEnumerable<string[]> OriginRows(CompiledScenario compiled)
    {
        var releases = compiled.Spec.Origin.Releases.Keys;
        return compiled.Tables
            .SelectMany(t => t.Origin.Keys.Select(k => k.Url).Distinct().Select(url => (
                Url: url,
                t.Class.Name,
                Answers: releases.Select(r => Origin(t.Origin[(r, url)])).ToArray())))
            .GroupBy(row => (row.Url, string.Join('\n', row.Answers)))
            .OrderBy(g => g.Key.Url, StringComparer.Ordinal)
            .ThenBy(g => g.Min(row => row.Name))
            .Select(g => (string[])[g.Key.Url, Names(g.Select(row => row.Name)), .. g.First().Answers]);
    }

    private static string Names(IEnumerable<NameClass> names)
    {
        var words = names.Order()
            .Select(n => n switch { NameClass.Same => "same", NameClass.Missing => "none", _ => "differ" })
            .Distinct()
            .ToList();
        return words is ["same", "differ"] ? "all" : string.Join(", ", words);
    }

    private static string Edge(EdgeCell cell, string url, ScenarioSpec spec)
    {
        if (cell.Outcome == EdgeRequestOutcome.Redirect)
        {
            return $"{cell.Status} to {cell.Location}";
        }
        var what = cell.Outcome == EdgeRequestOutcome.Pass ? "pass"
            : cell.Url == url ? "as it is" : $"becomes {cell.Url}";
        return cell.Key.Length == 0 || cell.Key == spec.Topology.Host + cell.Url ? what : $"{what}, key {cell.Key}";
    }

    private static string Origin(OriginCell cell)
    {
        var answer = cell.Location is { } location ? $"{cell.Status} to {location}" : $"{cell.Status}";
        return cell.Storable ? $"{answer}, {Wording.Duration(cell.Lifetime)}" : $"{answer}, not kept";
    }
}
