using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CdnLab.Scenarios.Format.Findings;

namespace CdnLab.Scenarios.Format.Shapes;

/// <summary>Texts, words and truth values.</summary>
internal static class Texts
{
    /// <summary>Any text.</summary>
    public static Shape<string> Any { get; } = new ScalarShape<string>(
        "text",
        () => new() { ["type"] = "string" },
        node => node.IsText,
        (node, _) => (true, node.Value));

    /// <summary>The value of a header field: text, or a number as it stands.</summary>
    public static Shape<string> FieldValue { get; } = new ScalarShape<string>(
        "text or a number",
        () => new() { ["type"] = new JsonArray("string", "number") },
        node => node.IsText || node.IsNumber,
        (node, context) =>
        {
            var good = !node.Value.Any(c => char.IsControl(c) && c != '\t');
            if (!good)
            {
                context.Add(
                    FindingCode.HeaderField, node.Start, "the value has a control character", "write it in one line");
            }
            return (good, node.Value);
        });

    /// <summary>A truth value.</summary>
    public static Shape<bool> Switch { get; } = new ScalarShape<bool>(
        "true or false",
        () => new() { ["type"] = "boolean" },
        node => node.IsSwitch,
        (node, _) => (true, node.Value is ['t' or 'T', ..]));

    /// <summary>One of the words of an enumeration, in snake_case.</summary>
    public static Shape<TEnum> Word<TEnum>()
        where TEnum : struct, Enum => OneOf(Enum.GetValues<TEnum>()
            .ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString())));

    /// <summary>One of the given words.</summary>
    public static Shape<T> OneOf<T>(IReadOnlyDictionary<string, T> words)
    {
        var known = string.Join(", ", words.Keys);
        return new ScalarShape<T>(
            $"text, one of {known}",
            () => new() { ["enum"] = new JsonArray([.. words.Keys.Select(w => (JsonNode)w)]) },
            node => node.IsText,
            (node, context) =>
            {
                if (words.TryGetValue(node.Value, out var value))
                {
                    return (true, value);
                }
                context.Add(
                    FindingCode.Word,
                    node.Start,
                    $"unknown word '{node.Value}'; known: {known}",
                    NearestWord.Fix(node.Value, words.Keys, "use one of them"));
                return (false, default!);
            });
    }

    /// <summary>Text of a pattern.</summary>
    public static Shape<string> Matching(string kind, string expression)
    {
        var pattern = new Regex(expression, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        return new ScalarShape<string>(
            "text, " + kind,
            () => new() { ["type"] = "string", ["pattern"] = expression },
            node => node.IsText,
            (node, context) =>
            {
                var good = pattern.IsMatch(node.Value);
                if (!good)
                {
                    context.Add(FindingCode.Word, node.Start, $"'{node.Value}' is not {kind}", $"write {kind}");
                }
                return (good, node.Value);
            });
    }
}
