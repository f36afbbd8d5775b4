using System.Text.Json;
using System.Text.Json.Serialization;

namespace CdnLab.Scenarios.Journal;

/// <summary>Times as <see cref="LabTime"/> writes them.</summary>
internal sealed class LabTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LabTime.Parse(reader.GetString() ?? throw new JsonException("a time must be an ISO 8601 string"));

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LabTime.Format(value));
}
