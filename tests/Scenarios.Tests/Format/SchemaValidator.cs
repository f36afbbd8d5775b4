using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CdnLab.Scenarios.Tests.Format;

/// <summary>The part of JSON Schema that the scenario schema uses, over YAML as an editor sees it. A keyword that it
/// does not know is an error, so that the schema cannot outgrow it unseen.</summary>
internal static class SchemaValidator
{
    public static IReadOnlyList<string> Validate(JsonNode schema, string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new Parser(new StringReader(yaml)));
        var errors = new List<string>();
        Check(schema, schema, stream.Documents[0].RootNode, "$", errors);
        return errors;
    }

    private static void Check(JsonNode root, JsonNode schema, YamlNode node, string path, List<string> errors)
    {
        Merge(node);
        foreach (var (keyword, value) in schema.AsObject())
        {
            var good = keyword switch
            {
                "$schema" or "$defs" or "title" or "description" => true,
                "$ref" => Follow(root, root["$defs"]![value!.GetValue<string>().Split('/')[^1]]!, node, path, errors),
                "type" => (value as JsonArray ?? [value!.DeepClone()]).Any(t => Is(node, t!.GetValue<string>())),
                "enum" => value!.AsArray().Any(v => v!.ToString() == (node as YamlScalarNode)?.Value),
                "pattern" => Regex.IsMatch(((YamlScalarNode)node).Value!, value!.GetValue<string>()),
                "minLength" => ((YamlScalarNode)node).Value!.Length >= value!.GetValue<int>(),
                "minimum" => Number(node) >= value!.GetValue<double>(),
                "maximum" => Number(node) <= value!.GetValue<double>(),
                "exclusiveMaximum" => Number(node) < value!.GetValue<double>(),
                "exclusiveMinimum" => Number(node) > value!.GetValue<double>(),
                "items" => Items(root, value!, (YamlSequenceNode)node, path, errors),
                "minItems" => ((YamlSequenceNode)node).Children.Count >= value!.GetValue<int>(),
                "uniqueItems" => ((YamlSequenceNode)node).Children is var all && all.Distinct().Count() == all.Count,
                "properties" => Properties(root, value!.AsObject(), (YamlMappingNode)node, path, errors),
                "required" => HasAll(node, value!),
                "minProperties" => ((YamlMappingNode)node).Children.Count >= value!.GetValue<int>(),
                "propertyNames" => ((YamlMappingNode)node).Children.Keys.All(k =>
                    Regex.IsMatch(((YamlScalarNode)k).Value!, value!["pattern"]!.GetValue<string>())),
                "additionalProperties" => Others(root, schema, value!, (YamlMappingNode)node, path, errors),
                "oneOf" => value!.AsArray().Count(s => HasAll(node, s!["required"]!)) == 1,
                _ => throw new NotSupportedException(keyword),
            };
            if (!good)
            {
                errors.Add($"{path}: {keyword}");
                if (keyword is "type")
                {
                    return;
                }
            }
        }
    }

    // Editors resolve merges before they validate.
    private static void Merge(YamlNode node)
    {
        var key = new YamlScalarNode("<<");
        if (node is YamlMappingNode map && map.Children.TryGetValue(key, out var from))
        {
            map.Children.Remove(key);
            foreach (var (name, value) in ((YamlMappingNode)from).Children)
            {
                map.Children.TryAdd(name, value);
            }
        }
    }

    private static bool Follow(JsonNode root, JsonNode schema, YamlNode node, string path, List<string> errors)
    {
        Check(root, schema, node, path, errors);
        return true;
    }

    private static bool Items(JsonNode root, JsonNode schema, YamlSequenceNode list, string path, List<string> errors)
    {
        foreach (var item in list.Children)
        {
            Check(root, schema, item, path + "[]", errors);
        }
        return true;
    }

    private static bool Properties(
        JsonNode root, JsonObject schema, YamlMappingNode map, string path, List<string> errors)
    {
        foreach (var (key, value) in map.Children.Where(c => schema.ContainsKey(((YamlScalarNode)c.Key).Value!)))
        {
            Check(root, schema[((YamlScalarNode)key).Value!]!, value, $"{path}.{key}", errors);
        }
        return true;
    }

    private static bool Others(
        JsonNode root, JsonNode schema, JsonNode others, YamlMappingNode map, string path, List<string> errors)
    {
        var rest = map.Children.Where(c =>
            schema["properties"]?.AsObject().ContainsKey(((YamlScalarNode)c.Key).Value!) != true).ToList();
        if (others.GetValueKind() == JsonValueKind.False)
        {
            return rest.Count == 0;
        }
        rest.ForEach(c => Check(root, others, c.Value, $"{path}.{c.Key}", errors));
        return true;
    }

    private static bool Is(YamlNode node, string type) => type switch
    {
        "object" => node is YamlMappingNode,
        "array" => node is YamlSequenceNode,
        "integer" => Number(node) is { } n && n == Math.Floor(n),
        "number" => Number(node) is not null,
        "boolean" => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" },
        "string" => node is YamlScalarNode && Number(node) is null && !Is(node, "boolean"),
        _ => throw new NotSupportedException(type),
    };

    private static bool HasAll(YamlNode node, JsonNode keys) =>
        keys.AsArray().All(key => ((YamlMappingNode)node).Children.ContainsKey(key!.GetValue<string>()));

    private static double? Number(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: var text }
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
