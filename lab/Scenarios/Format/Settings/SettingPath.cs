using System.Globalization;
using System.Text.Json.Nodes;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Keys;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Settings;

/// <summary>Puts a setting's value where its path leads, along the file's values and the keys of the format side by
/// side: a key may be absent from the file, a name or an item below which something is set may not.</summary>
internal sealed class SettingPath(Setting setting, FindingList findings)
{
    private static readonly JsonObject Definitions = [];
    private static readonly JsonObject Root = ScenarioKeys.Shape.Schema(Definitions);

    /// <summary>The file's values with the setting's; as they are when the path leads nowhere, which is then a finding.
    /// </summary>
    public SourceNode Apply(SourceNode root) => Put(root, Root, setting.Path) ?? root;

    private SourceNode? Put(SourceNode? node, JsonNode schema, string path)
    {
        schema = Resolve(schema);
        if (schema["properties"] is JsonObject keys)
        {
            return PutKey(node, keys, path);
        }
        return schema["additionalProperties"] is JsonObject named ? PutNamed(node, named, path)
            : schema["items"] is JsonObject item ? PutItem(node, item, path)
            : Refuse(FindingCode.Setting, path, $"'{path}' is below a single value", "end the path there");
    }

    private SourceNode? PutKey(SourceNode? node, JsonObject keys, string path)
    {
        var (key, rest) = Split(path);
        if (keys[key] is JsonObject schema)
        {
            return PutEntry(node, key, schema, rest);
        }
        var known = keys.Select(k => k.Key).ToList();
        return Refuse(
            FindingCode.UnknownKey,
            path,
            $"unknown key '{key}'; known: {string.Join(", ", known)}",
            NearestWord.Fix(key, known, "set one of them"));
    }

    private SourceNode? PutNamed(SourceNode? node, JsonObject schema, string path)
    {
        // Names may have dots in them: the longest that the file has counts.
        var names = (node as MapNode)?.Entries.Select(e => e.Key).ToList() ?? [];
        if (names.Where(n => Leads(n, path)).MaxBy(n => n.Length) is { } name)
        {
            return PutEntry(node, name, schema, path[Math.Min(path.Length, name.Length + 1)..]);
        }
        var (first, rest) = Split(path);
        if (rest.Length == 0 || Resolve(schema)["type"]?.ToString() is not ("object" or "array"))
        {
            return PutEntry(node, path, schema, "");
        }
        return Refuse(
            FindingCode.Setting,
            path,
            names.Count == 0 ? $"there is no '{first}'" : $"there is no '{first}'; known: {string.Join(", ", names)}",
            NearestWord.Fix(first, names, $"set '{first}' as a whole, as {{key: value}}"));
    }

    private SourceNode? PutItem(SourceNode? node, JsonObject schema, string path)
    {
        var (step, rest) = Split(path);
        var list = node as ListNode;
        var count = list?.Items.Count ?? 0;
        if (node is not null && list is null)
        {
            return node;
        }
        if (!int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= count)
        {
            return Refuse(
                FindingCode.Setting,
                path,
                count == 0 ? "the list has no items" : $"'{step}' is no item; known: 0 to {count - 1}",
                "give the number of an item, or the list as a whole as [a, b]");
        }
        var item = rest.Length == 0 ? setting.Value : Put(list!.Items[index], schema, rest);
        return item is null ? null : list!.With(index, item, setting.Value);
    }

    private SourceNode? PutEntry(SourceNode? node, string key, JsonObject schema, string rest)
    {
        if (node is not (null or MapNode or ScalarNode { IsNull: true }))
        {
            // Of another type than it must be: reading it says so.
            return node;
        }
        var map = node as MapNode ?? new MapNode(setting.Start);
        var value = rest.Length == 0 ? setting.Value : Put(map[key]?.Value, schema, rest);
        var start = rest.Length == 0 ? setting.Start : map[key]?.KeyStart ?? setting.Start;
        return value is null ? null : map.With(new MapEntry(key, start, value), setting.Value);
    }

    private SourceNode? Refuse(FindingCode code, string rest, string what, string fix)
    {
        var above = setting.Path[..Math.Max(0, setting.Path.Length - rest.Length - 1)];
        findings.Add(code, setting.Start, what, fix, above);
        return null;
    }

    private static bool Leads(string name, string path) =>
        path == name || path.StartsWith(name + ".", StringComparison.Ordinal);

    private static (string Step, string Below) Split(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (path, "") : (path[..dot], path[(dot + 1)..]);
    }

    private static JsonNode Resolve(JsonNode schema) =>
        schema["$ref"] is { } reference ? Definitions[reference.ToString().Split('/')[^1]]! : schema;
}
