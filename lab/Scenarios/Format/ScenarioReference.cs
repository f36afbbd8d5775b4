using System.Text;
using System.Text.Json.Nodes;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Format;

/// <summary>Every metric and every key of a scenario file as Markdown tables, made from the metric catalogue and the
/// JSON Schema: the last part of docs/scenarios.md.</summary>
public static class ScenarioReference
{
    /// <summary>The tables.</summary>
    public static string Write()
    {
        var text = new StringBuilder("""
            ## Metrics

            An expectation names one of these. A run without the metric (no purge, no loop) fails it.

            | metric | meaning |
            |---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var name in MetricCatalog.Names)
        {
            text.Append($"| `{name}` | {Cell(MetricCatalog.Meaning(name))} |\n");
        }
        text.Append("\n## Keys\n");
        foreach (var (name, definition) in JsonNode.Parse(ScenarioSchema.Write())!["$defs"]!.AsObject())
        {
            text.Append($"\n### {name}\n\n{definition!["description"]}\n\n");
            if (definition["oneOf"] is not null)
            {
                text.Append("One of the keys that are not needed is given, and no more.\n\n");
            }
            text.Append("| key | value | meaning |\n|---|---|---|\n");
            var needed = definition["required"]?.AsArray().Select(n => n!.GetValue<string>()).ToHashSet() ?? [];
            foreach (var (key, value) in definition["properties"]!.AsObject())
            {
                var mark = needed.Contains(key) ? " (needed)" : "";
                var meaning = value!["description"]!.GetValue<string>();
                text.Append($"| `{key}`{mark} | {Value(value)} | {Cell(meaning)} |\n");
            }
        }
        return text.ToString();
    }

    private static string Value(JsonNode schema)
    {
        if (schema["$ref"] is { } reference)
        {
            var name = reference.GetValue<string>().Split('/')[^1];
            return $"[{name}](#{name})";
        }
        if (schema["enum"] is JsonArray words)
        {
            return string.Join(", ", words.Select(w => $"`{w}`"));
        }
        return schema["type"] is JsonArray types
            ? string.Join(" or ", types.Select(t => Word(t!.GetValue<string>())))
            : schema["type"]!.GetValue<string>() switch
            {
                "array" => $"list of {Value(schema["items"]!)}",
                "object" => $"by name: {Value(schema["additionalProperties"]!)}",
                "string" when schema["pattern"] is { } pattern => Text(pattern.GetValue<string>()),
                var type => Word(type) + Bounds(schema),
            };
    }

    private static string Text(string pattern) =>
        pattern.Contains("ms)?", StringComparison.Ordinal) ? "duration"
        : pattern.StartsWith("^[0-9]{4}", StringComparison.Ordinal) ? "instant"
        : pattern.Contains("[0-9]{2}:[0-9]{2}", StringComparison.Ordinal) ? "time"
        : "text";

    private static string Word(string type) => type switch
    {
        "integer" => "whole number",
        "boolean" => "`true` or `false`",
        "string" => "text",
        _ => type,
    };

    private static string Bounds(JsonNode schema)
    {
        if (schema["minimum"] is { } only && schema["maximum"]?.ToString() == only.ToString())
        {
            return $" {only}";
        }
        var least = schema["exclusiveMinimum"] is { } above ? $" above {above}"
            : schema["minimum"] is { } from ? $" from {from}" : "";
        return schema["maximum"] is { } to ? $"{least} to {to}"
            : schema["exclusiveMaximum"] is { } below ? $"{least} to below {below}" : least;
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
