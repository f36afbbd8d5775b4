using System.Text.Json;
using System.Text.Json.Nodes;
using CdnLab.Scenarios.Format.Keys;

namespace CdnLab.Scenarios.Format;

/// <summary>The JSON Schema of scenario files, for editors; made from the very keys that the loader reads.</summary>
public static class ScenarioSchema
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema (draft 2020-12) as text, a line break at its end.</summary>
    public static string Write() => Write("CdnLab scenario", ScenarioKeys.Shape);

    /// <summary>The schema of a file of another shape.</summary>
    internal static string Write<T>(string title, Shapes.Shape<T> shape)
    {
        var definitions = new JsonObject();
        var root = shape.Schema(definitions);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
            ["$ref"] = root["$ref"]!.DeepClone(),
            ["$defs"] = definitions,
        };
        return schema.ToJsonString(Layout) + "\n";
    }
}
