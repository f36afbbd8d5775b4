using System.Text.Json.Serialization;
using CdnLab.Model.Caching;
using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;

namespace CdnLab.Edge.Configuration;

/// <summary>Everything that makes one edge; the JSON of <c>--rules</c>.</summary>
public sealed record EdgeOptions
{
    private static readonly string[] UnkeyedByDefault =
    [
        "Forwarded", "Front-End-Https", "X-Forwarded-Host", "X-Forwarded-Path", "X-Forwarded-Port",
        "X-Forwarded-Prefix", "X-Forwarded-Proto", "X-Forwarded-Protocol", "X-Forwarded-Scheme", "X-Forwarded-Server",
        "X-Forwarded-Ssl", "X-Forwarded-URI", "X-Host", "X-HTTP-Host-Override", "X-HTTP-Method",
        "X-HTTP-Method-Override", "X-Method-Override", "X-Original-Host", "X-Original-URI", "X-Original-URL",
        "X-Override-URL", "X-Rewrite-URL", "X-Url-Scheme",
    ];

    /// <summary>A token that stands in Cache-Status and seeds the edge's randomness; default <c>edge</c>.</summary>
    public string Name { get; init; } = "edge";

    /// <summary>Default <c>pop</c>.</summary>
    public EdgeTier Tier { get; init; } = EdgeTier.Pop;

    /// <summary>Where it fetches: the origin, or the shield of a PoP.</summary>
    public Uri? Origin { get; init; }

    /// <summary>The correctness choices: a profile's name, or an object of <c>base</c> and overrides; default
    /// <c>strict</c>.</summary>
    [JsonConverter(typeof(CacheProfileConverter))]
    public CacheProfile Profile { get; init; } = CacheProfiles.Strict;

    /// <summary>Versions of the configuration that can be switched to; default: one without rules.</summary>
    public IReadOnlyList<EdgeConfig> Configs { get; init; } = [new EdgeConfig { Name = "default" }];

    /// <summary>Name of the config in force at start; default: the first.</summary>
    public string? Config { get; init; }

    /// <summary>Host used for cache keys and upstream, whatever the request says; null: the request's.</summary>
    public string? Host { get; init; }

    /// <summary>How purges reach this edge; null: at once, none lost.</summary>
    public PurgeDelivery? PurgeDelivery { get; init; }

    /// <summary>Seed of the edge's randomness.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether <c>CdnLab-Trace: 1</c> is answered with the decision.</summary>
    public bool AllowTrace { get; init; }

    /// <summary>Bytes that stored responses may take, their overhead included; default 256 MiB.</summary>
    public long CapacityBytes { get; init; } = 256L << 20;

    /// <summary>Largest body that is stored; a larger one streams through; default 32 MiB.</summary>
    public int ObjectBytesMax { get; init; } = 32 << 20;

    /// <summary>Request fields that no fetch for the cache carries, since no key holds them: an origin that obeys one
    /// answers for another host, URL, scheme or method than it was asked for, and everybody would get that. Default:
    /// the fields in common use for it. Requests that are passed carry them.</summary>
    public IReadOnlyList<string> UnkeyedFields { get; init; } = UnkeyedByDefault;

    /// <summary>How long fetches may take.</summary>
    public FetchTimeouts Timeouts { get; init; } = new();

    /// <summary>How much it takes on at once before it sheds load.</summary>
    public LoadLimits Load { get; init; } = new();

    /// <summary>What a client may send, and how slowly; of the service alone, an application has its own.</summary>
    public ClientLimits Clients { get; init; } = new();

    /// <summary>A public path that answers with the health of this process instead of being forwarded; null: none.
    /// </summary>
    public string? HealthPath { get; init; }
}
