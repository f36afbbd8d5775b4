using System.Text.Json;
using System.Text.Json.Serialization;

namespace CdnLab.ServiceDefaults.Journal;

/// <summary>One event of a service at a lab time; the fields of its kind stand beside these in its JSON.</summary>
public sealed record JournalEvent(long Sequence, DateTimeOffset At, string Kind)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Fields { get; init; } = [];
}
