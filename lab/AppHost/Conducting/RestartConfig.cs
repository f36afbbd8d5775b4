using System.Text.Json.Nodes;
using CdnLab.AppHost.Resources;
using CdnLab.Model;

namespace CdnLab.AppHost.Conducting;

/// <summary>The options of a process that is started again: its first ones with what was deployed since, in a file of
/// their own beside them.</summary>
internal static class RestartConfig
{
    /// <summary>Path of the options of an edge.</summary>
    public static string OfEdge(RunningResource edge, string config) => Write(edge, options => options["config"] = config);

    /// <summary>Path of the options of the origin; null workers: never scaled.</summary>
    public static string OfOrigin(RunningResource origin, string release, int? workers) => Write(origin, options =>
    {
        options["release"] = release;
        options["starts_cold"] = true;
        if (workers is { } count)
        {
            options["capacity"]!["workers"] = count;
        }
    });

    private static string Write(RunningResource target, Action<JsonObject> deploy)
    {
        var first = target.Resource.Environment["CDNLAB_CONFIG"];
        var options = JsonNode.Parse(File.ReadAllText(first))!.AsObject();
        deploy(options);
        var path = Path.ChangeExtension(first, $"start-{target.Starts + 1}.json");
        File.WriteAllText(path, options.ToJsonString(ModelJson.Indented) + "\n");
        return path;
    }
}
