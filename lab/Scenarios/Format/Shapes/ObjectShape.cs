using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Shapes;

/// <summary>A mapping with known keys. Keys are read in the order in which they are declared.</summary>
/// <param name="name">Its name among the schema's definitions.</param>
/// <param name="about">What it is, for the schema.</param>
/// <param name="create">A value with every default in place.</param>
internal sealed class ObjectShape<T>(string name, string about, Func<T> create) : Shape<T>
    where T : class
{
    private readonly List<ObjectKey<T>> _keys = [];
    private readonly List<string> _choice = [];

    public override string Kind => "a mapping";

    /// <summary>A key that may be left out; the default is the created value's.</summary>
    public ObjectShape<T> Key<TValue>(string key, Shape<TValue> shape, string about, Func<T, TValue, T> set) =>
        Add(key, shape, about, set, required: false);

    /// <summary>A key that must be there.</summary>
    public ObjectShape<T> Need<TValue>(string key, Shape<TValue> shape, string about, Func<T, TValue, T> set) =>
        Add(key, shape, about, set, required: true);

    /// <summary>Of these keys exactly one is given.</summary>
    public ObjectShape<T> ExactlyOne(params IEnumerable<string> keys)
    {
        _choice.AddRange(keys);
        return this;
    }

    public override bool Read(SourceNode node, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        if (node is not MapNode map)
        {
            WrongType(node, context);
            return false;
        }
        value = create();
        foreach (var key in _keys)
        {
            if (map[key.Name] is { } entry)
            {
                context.Enter(key.Name);
                value = key.Read(entry.Value, context, value);
                context.Leave();
            }
            else if (key.Required)
            {
                context.Add(FindingCode.MissingKey, map.Start, $"key '{key.Name}' is missing", $"add it: {key.About}");
            }
        }
        CheckKeys(map, context);
        context.Remember(value, map);
        return true;
    }

    public override JsonObject Schema(JsonObject definitions)
    {
        var reference = new JsonObject { ["$ref"] = "#/$defs/" + name };
        if (definitions.ContainsKey(name))
        {
            return reference;
        }
        var schema = new JsonObject { ["type"] = "object", ["description"] = about };
        definitions[name] = schema;
        var properties = new JsonObject();
        foreach (var key in _keys)
        {
            properties[key.Name] = key.Schema(definitions);
        }
        schema["properties"] = properties;
        if (_keys.Any(k => k.Required))
        {
            schema["required"] = new JsonArray([.. _keys.Where(k => k.Required).Select(k => (JsonNode)k.Name)]);
        }
        if (_choice.Count > 0)
        {
            schema["oneOf"] = new JsonArray([.. _choice.Select(
                k => (JsonNode)new JsonObject { ["required"] = new JsonArray(k) })]);
        }
        schema["additionalProperties"] = false;
        return reference;
    }

    private ObjectShape<T> Add<TValue>(
        string key, Shape<TValue> shape, string about, Func<T, TValue, T> set, bool required)
    {
        if (_keys.Any(k => k.Name == key))
        {
            throw new InvalidOperationException($"key '{key}' is declared twice");
        }
        _keys.Add(new(
            key,
            about,
            required,
            (node, context, target) => shape.Read(node, context, out var value) ? set(target, value) : target,
            shape.Schema));
        return this;
    }

    private void CheckKeys(MapNode map, ReadContext context)
    {
        foreach (var entry in map.Entries.Where(e => _keys.All(k => k.Name != e.Key)))
        {
            var known = _keys.Select(k => k.Name).ToList();
            context.Add(
                FindingCode.UnknownKey,
                entry.KeyStart,
                $"unknown key '{entry.Key}'; known: {string.Join(", ", known)}",
                NearestWord.Fix(entry.Key, known, "remove it"));
        }
        var chosen = _choice.Where(k => map[k] is not null).ToList();
        if (_choice.Count > 0 && chosen.Count != 1)
        {
            context.Add(
                FindingCode.Choice,
                chosen.Count == 0 ? map.Start : map[chosen[1]]!.KeyStart,
                chosen.Count == 0
                    ? $"needs one of {string.Join(", ", _choice)}"
                    : $"has {string.Join(" and ", chosen)}, which exclude each other",
                chosen.Count == 0 ? "add one" : "keep one");
        }
    }
}
