using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CdnLab.Model.Caching;

namespace CdnLab.Edge.Configuration;

/// <summary>Reads a profile as the name of one that ships, or as an object whose keys override those of the profile
/// that <c>base</c> names (default: strict).</summary>
public sealed class CacheProfileConverter : JsonConverter<CacheProfile>
{
    public override CacheProfile Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var node = JsonNode.Parse(ref reader);
        if (node is not JsonObject overrides)
        {
            return Named(node);
        }

        overrides.Remove("base", out var name);
        var inherited = name is null ? CacheProfiles.Strict : Named(name);
        var profile = JsonSerializer.SerializeToNode(inherited, options)!.AsObject();
        foreach (var (key, value) in overrides)
        {
            profile[key] = value?.DeepClone();
        }

        return profile.Deserialize<CacheProfile>(options)!;
    }

    public override void Write(Utf8JsonWriter writer, CacheProfile value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options);

    private static CacheProfile Named(JsonNode? name) =>
        name is JsonValue value && value.TryGetValue<string>(out var text)
            && CacheProfiles.ByName.TryGetValue(text, out var profile)
            ? profile
            : throw new JsonException(
                $"{name?.ToJsonString() ?? "null"} is no profile; "
                + $"known: {string.Join(", ", CacheProfiles.ByName.Keys)}");
}
