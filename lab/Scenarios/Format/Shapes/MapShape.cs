using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Shapes;

/// <summary>A mapping from names of the author's choice to values of one shape, in the file's order.</summary>
/// <param name="item">Shape of a value.</param>
/// <param name="named">Gives a value its name; null: it needs none.</param>
/// <param name="least">How many entries there must be.</param>
/// <param name="key">What a name must look like; null: <see cref="NamePattern.Name"/>.</param>
internal sealed class MapShape<T>(
    Shape<T> item, Func<string, T, T>? named = null, int least = 0, NamePattern? key = null)
    : Shape<IReadOnlyDictionary<string, T>>
{
    private readonly NamePattern _key = key ?? NamePattern.Name;

    public override string Kind => "a mapping";

    public override bool Read(
        SourceNode node, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, T> value)
    {
        value = null;
        if (node is not MapNode map)
        {
            WrongType(node, context);
            return false;
        }
        var entries = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            context.Enter(entry.Key);
            if (!_key.Matches(entry.Key))
            {
                context.Add(_key.Code, entry.KeyStart, $"'{entry.Key}' is not {_key.Kind}", _key.Fix);
            }
            if (item.Read(entry.Value, context, out var one))
            {
                entries.Add(entry.Key, Named(entry, one, context));
            }
            context.Leave();
        }
        if (map.Entries.Count < least)
        {
            context.Add(FindingCode.MissingKey, map.Start, "the mapping is empty", $"name at least {least}");
        }
        value = entries;
        return true;
    }

    public override JsonObject Schema(JsonObject definitions)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["pattern"] = _key.Expression },
            ["additionalProperties"] = item.Schema(definitions),
        };
        if (least > 0)
        {
            schema["minProperties"] = least;
        }
        return schema;
    }

    private T Named(MapEntry entry, T value, ReadContext context)
    {
        if (named is null)
        {
            return value;
        }
        var result = named(entry.Key, value);
        if (entry.Value is MapNode source)
        {
            context.Remember(result!, source);
        }
        return result;
    }
}
