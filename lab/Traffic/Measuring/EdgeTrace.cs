using System.Globalization;
using System.Text.Json;

namespace CdnLab.Traffic.Measuring;

/// <summary>Reads an edge's CdnLab-Trace field: a JSON array, one entry a tier, nearest the client first.</summary>
internal static class EdgeTrace
{
    /// <summary>The hop with what the answering tier tells: the nearest one that had the response stored, else the
    /// nearest.</summary>
    public static ChainHop Describe(ChainHop hop, string? trace)
    {
        if (trace is null)
        {
            return hop;
        }
        try
        {
            using var document = JsonDocument.Parse(trace);
            var tiers = document.RootElement.EnumerateArray().ToArray();
            var stored = Array.Find(tiers, tier => Text(tier, "stored_at") is not null);
            var tier = stored.ValueKind == JsonValueKind.Object ? stored : tiers.FirstOrDefault();
            return tier.ValueKind != JsonValueKind.Object ? hop : hop with
            {
                Key = Text(tier, "key"),
                Age = tier.TryGetProperty("age", out var age) && age.TryGetDouble(out var seconds) ? seconds : null,
                Outcome = Text(tier, "outcome"),
                StoredRelease = Text(tier, "stored_release"),
                StoredConfig = Text(tier, "stored_config"),
                StoredAt = DateTimeOffset.TryParse(Text(tier, "stored_at"), CultureInfo.InvariantCulture, out var at) ? at : null,
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return hop;
        }
    }

    private static string? Text(JsonElement tier, string name) =>
        tier.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
