using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Shapes;

/// <summary>A scalar.</summary>
/// <param name="kind">What it is in messages.</param>
/// <param name="schema">Its JSON Schema.</param>
/// <param name="accepts">Whether a scalar is of its type.</param>
/// <param name="parse">Its value, good or not; when not, a finding was made.</param>
internal sealed class ScalarShape<T>(
    string kind,
    Func<JsonObject> schema,
    Func<ScalarNode, bool> accepts,
    Func<ScalarNode, ReadContext, (bool Good, T Value)> parse) : Shape<T>
{
    public override string Kind => kind;

    public override bool Read(SourceNode node, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        if (node is not ScalarNode scalar || !accepts(scalar))
        {
            WrongType(node, context);
            value = default;
            return false;
        }
        (var good, value) = parse(scalar, context);
        return good;
    }

    public override JsonObject Schema(JsonObject definitions) => schema();
}
