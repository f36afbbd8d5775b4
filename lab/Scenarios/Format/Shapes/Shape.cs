using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Shapes;

/// <summary>What a value of a scenario file looks like. Reading and the JSON Schema both come from it, so that they
/// cannot differ.</summary>
internal abstract class Shape<T>
{
    /// <summary>What it is in messages, for example <c>a duration such as 90s</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Reads a value. False when it is of no use; the findings say why.</summary>
    public abstract bool Read(SourceNode node, ReadContext context, [MaybeNullWhen(false)] out T value);

    /// <summary>Its JSON Schema; objects go into the definitions and are referred to.</summary>
    public abstract JsonObject Schema(JsonObject definitions);

    /// <summary>Reports that a value is something else.</summary>
    protected void WrongType(SourceNode node, ReadContext context)
    {
        if (node is BrokenNode)
        {
            return;
        }
        var quote = node is ScalarNode { IsText: false, IsNull: false }
            && Kind.StartsWith("text", StringComparison.Ordinal);
        context.Add(
            FindingCode.WrongType,
            node.Start,
            node is ScalarNode { IsNull: true } ? $"needs {Kind}, is empty" : $"needs {Kind}, is {node.Kind}",
            quote ? "put it in quotes" : $"write {Kind}");
    }
}
