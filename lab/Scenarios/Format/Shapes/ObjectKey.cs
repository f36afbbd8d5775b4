using System.Text.Json.Nodes;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Shapes;

/// <summary>A key of a mapping: what it is called, what it means, how it is read and described.</summary>
internal sealed record ObjectKey<T>(
    string Name,
    string About,
    bool Required,
    Func<SourceNode, ReadContext, T, T> Read,
    Func<JsonObject, JsonObject> ShapeSchema)
{
    public JsonObject Schema(JsonObject definitions)
    {
        var schema = ShapeSchema(definitions);
        schema["description"] = About;
        return schema;
    }
}
