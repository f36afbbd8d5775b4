using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Shapes;

/// <summary>A list of values of one shape. Items that cannot be read are left out.</summary>
internal sealed class ListShape<T>(Shape<T> item, bool unique = false, int least = 0) : Shape<IReadOnlyList<T>>
{
    public override string Kind => "a list";

    public override bool Read(
        SourceNode node, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (node is not ListNode list)
        {
            WrongType(node, context);
            return false;
        }
        var items = new List<T>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            context.Enter("[" + i.ToString(CultureInfo.InvariantCulture) + "]");
            if (item.Read(list.Items[i], context, out var one))
            {
                if (unique && items.Contains(one))
                {
                    context.Add(FindingCode.Duplicate, list.Items[i].Start, $"'{one}' is listed twice", "remove one");
                }
                items.Add(one);
            }
            context.Leave();
        }
        if (list.Items.Count < least)
        {
            context.Add(FindingCode.MissingKey, list.Start, "the list is empty", $"list at least {least}");
        }
        value = items;
        return true;
    }

    public override JsonObject Schema(JsonObject definitions)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item.Schema(definitions) };
        if (unique)
        {
            schema["uniqueItems"] = true;
        }
        if (least > 0)
        {
            schema["minItems"] = least;
        }
        return schema;
    }
}
