using System.Net.Http.Json;
using CdnLab.Model.Purging;

namespace CdnLab.Purger.Targets;

/// <summary>A purge API in the form of Fastly's: by key, by up to 256 keys, by URL, or everything.</summary>
public sealed class FastlyTarget(TargetAddress address) : IPurgeTarget
{
    /// <summary>What it takes: 256 keys a call and 1,024 bytes a key are documented; 100,000 calls an hour is said of
    /// it and may differ by contract.</summary>
    public static TargetTraits Traits { get; } = new()
    {
        Name = "fastly",
        About = "a purge API in the form of Fastly's: POST /service/ID/purge",
        KeysMax = 256,
        UrlsMax = 1,
        KeyBytesMax = 1024,
        CallsPerHour = 100_000,
        OneAddress = true,
        NeedsService = true,
        NeedsToken = true,
    };

    /// <inheritdoc/>
    public HttpRequestMessage RequestOf(PurgeRequest purge)
    {
        var service = $"/service/{Uri.EscapeDataString(address.Service ?? "")}";
        var request = new HttpRequestMessage(HttpMethod.Post, address.At(purge switch
        {
            { All: true } => $"{service}/purge_all",
            { Urls: [var url] } => $"/purge/{address.Host}{url}",
            // A slash within a key stands as it is, as clients of this API send it.
            { Keys: [var key] } => $"{service}/purge/{Uri.EscapeDataString(key).Replace("%2F", "/")}",
            _ => $"{service}/purge",
        }));
        request.Headers.TryAddWithoutValidation("Fastly-Key", address.Token);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (purge.Soft)
        {
            request.Headers.TryAddWithoutValidation("Fastly-Soft-Purge", "1");
        }
        if (purge.Keys.Count > 1)
        {
            request.Content = JsonContent.Create(new { surrogate_keys = purge.Keys });
        }
        return request;
    }
}
