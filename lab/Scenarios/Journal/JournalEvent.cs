using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CdnLab.Scenarios.Journal;

/// <summary>
/// One line of a journal: when (lab time), what kind, and the kind's own fields. <see cref="JournalEvents"/> makes
/// the known kinds.
/// </summary>
public sealed record JournalEvent(DateTimeOffset At, string Kind, JsonObject Data)
{
    /// <summary>The event as one JSON line, without the line end.</summary>
    public string ToLine()
    {
        var line = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(line, RunJson.LineWriter))
            WriteTo(writer);
        return Encoding.UTF8.GetString(line.WrittenSpan);
    }

    /// <summary>Writes the line of <see cref="ToLine"/>.</summary>
    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("at", LabTime.Format(At));
        writer.WriteString("kind", Kind);
        foreach (var (name, value) in Data)
        {
            writer.WritePropertyName(name);
            if (value is null)
                writer.WriteNullValue();
            else
                value.WriteTo(writer, RunJson.Line);
        }
        writer.WriteEndObject();
    }

    /// <summary>Reads a line of <see cref="ToLine"/>, or an event as a service's control listener gives it.</summary>
    /// <exception cref="JsonException">The line is not a JSON object with <c>at</c> and <c>kind</c>.</exception>
    public static JournalEvent Parse(string line) =>
        JsonNode.Parse(line) is JsonObject fields
            ? Of(fields)
            : throw new JsonException("a journal line must be a JSON object");

    /// <summary>An event from an object that holds <c>at</c>, <c>kind</c> and the kind's fields.</summary>
    /// <exception cref="JsonException"><c>at</c> or <c>kind</c> is missing.</exception>
    public static JournalEvent FromFields(JsonObject fields) => Of((JsonObject)fields.DeepClone());

    // The object becomes the event's own.
    private static JournalEvent Of(JsonObject fields)
    {
        if (fields["at"] is not JsonValue at || fields["kind"] is not JsonValue kind)
            throw new JsonException("a journal line needs 'at' and 'kind'");
        fields.Remove("at");
        fields.Remove("kind");
        // The sequence number belongs to the service's buffer, not to the run.
        fields.Remove("sequence");
        return new JournalEvent(LabTime.Parse(at.GetValue<string>()), kind.GetValue<string>(), fields);
    }

    /// <summary>A text field; empty when absent.</summary>
    public string Text(string field) => Data[field] switch
    {
        null => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        var other => other.ToJsonString(RunJson.Line),
    };

    /// <summary>A number field; null when absent or not a number.</summary>
    public double? Number(string field) =>
        Data[field] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            ? value.Deserialize<double>(RunJson.Line)
            : null;

    /// <summary>A boolean field; null when absent.</summary>
    public bool? Flag(string field) => Data[field] is JsonValue value ? value.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    } : null;

    /// <summary>An object field of numbers by name; empty when absent.</summary>
    public IReadOnlyDictionary<string, double> Numbers(string field) =>
        Data[field] is JsonObject map ? map.Deserialize<Dictionary<string, double>>(RunJson.Line) ?? [] : [];

    /// <summary>An array field read as records; empty when absent.</summary>
    public IReadOnlyList<T> List<T>(string field) =>
        Data[field] is JsonArray array ? array.Deserialize<List<T>>(RunJson.Line) ?? [] : [];
}
