using System.Text.Json;
using System.Text.Json.Serialization;

namespace CdnLab.ServiceDefaults.Control;

/// <summary>JSON of the control protocol: snake_case keys and names of values, durations in seconds.</summary>
public static class ControlJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new SecondsConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
