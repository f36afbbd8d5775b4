using CdnLab.Model.Purging;

namespace CdnLab.Purger.Targets;

/// <summary>Varnish with the module xkey, under a VCL that answers PURGE (docs/purging/live-runner.md): an index of
/// keys, soft or hard.</summary>
public sealed class XkeyTarget(TargetAddress address) : IPurgeTarget
{
    /// <summary>What it takes.</summary>
    public static TargetTraits Traits { get; } = new()
    {
        Name = "xkey",
        About = "Varnish with the module xkey: PURGE with the field xkey-purge or xkey-softpurge",
        SoftUrls = false,
        All = false,
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
        var request = VarnishRequest.Of(address, "PURGE", "/");
        request.Headers.TryAddWithoutValidation(
            purge.Soft ? "xkey-softpurge" : "xkey-purge", string.Join(' ', purge.Keys));
        return request;
    }
}
