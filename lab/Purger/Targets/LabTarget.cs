using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CdnLab.Model.Purging;

namespace CdnLab.Purger.Targets;

/// <summary>An edge of the lab, by its control listener (docs/protocol.md).</summary>
public sealed class LabTarget(TargetAddress address) : IPurgeTarget
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What it takes.</summary>
    public static TargetTraits Traits { get; } = new()
    {
        Name = "lab",
        About = "edges of the lab, by their control listeners: POST /control/purge",
        SoftAll = true,
        NeedsToken = true,
    };

    /// <inheritdoc/>
    public HttpRequestMessage RequestOf(PurgeRequest purge) => new(HttpMethod.Post, address.At("/control/purge"))
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", address.Token) },
        Content = JsonContent.Create(
            new
            {
                keys = purge.Keys,
                urls = purge.Urls.Select(url => $"http://{address.Host}{url}"),
                all = purge.All,
                soft = purge.Soft,
            },
            options: Json),
    };
}
