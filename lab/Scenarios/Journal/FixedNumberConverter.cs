using System.Text.Json;
using System.Text.Json.Serialization;

namespace CdnLab.Scenarios.Journal;

/// <summary>Writes doubles by <see cref="FixedNumber"/>; a value that is not a number becomes null.</summary>
internal sealed class FixedNumberConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
            writer.WriteRawValue(FixedNumber.Format(value));
        else
            writer.WriteNullValue();
    }
}
