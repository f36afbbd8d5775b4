using System.Text.Encodings.Web;
using System.Text.Json;

namespace CdnLab.Scenarios.Journal;

/// <summary>The JSON of a run directory: snake_case keys in declaration order, LF, fixed numbers.</summary>
internal static class RunJson
{
    /// <summary>One value a line, for the journal.</summary>
    public static JsonSerializerOptions Line { get; } = Create(indented: false);

    /// <summary>The same for a writer of its own.</summary>
    public static JsonWriterOptions LineWriter { get; } = new() { Encoder = Line.Encoder, SkipValidation = true };

    /// <summary>Indented, for files people open.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    private static JsonSerializerOptions Create(bool indented) => new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = false,
        // The relaxed encoder leaves arrows and letters readable; whoever shows the text escapes it for its own medium.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
        Converters = { new LabTimeConverter(), new FixedNumberConverter() },
    };
}
