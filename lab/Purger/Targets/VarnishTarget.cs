using CdnLab.Model.Purging;

namespace CdnLab.Purger.Targets;

/// <summary>Varnish under a VCL that answers PURGE and BAN (docs/purging/live-runner.md): bans on the stored
/// Surrogate-Key, which remove.</summary>
public sealed class VarnishTarget(TargetAddress address) : IPurgeTarget
{
    /// <summary>What it takes; Varnish reads fields of up to 8 KiB by default.</summary>
    public static TargetTraits Traits { get; } = new()
    {
        Name = "varnish",
        About = "Varnish, by bans: BAN with the field Surrogate-Key, PURGE of a URL",
        Soft = false,
        UrlsMax = 1,
        CallBytesMax = 4000,
    };

    /// <inheritdoc/>
    public HttpRequestMessage RequestOf(PurgeRequest purge)
    {
        if (purge.Urls is [var url])
        {
            return VarnishRequest.Of(address, "PURGE", url);
        }
        var request = VarnishRequest.Of(address, "BAN", "/");
        if (purge.All)
        {
            request.Headers.TryAddWithoutValidation("Ban-All", "1");
        }
        else
        {
            // The VCL compares with it as a regular expression.
            var any = string.Join('|', purge.Keys.Select(VarnishRequest.Escape));
            request.Headers.TryAddWithoutValidation("Surrogate-Key", $"(^|[[:space:]])({any})([[:space:]]|$)");
        }
        return request;
    }
}
