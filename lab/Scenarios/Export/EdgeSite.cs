using CdnLab.Model.Caching;

namespace CdnLab.Scenarios.Export;

/// <summary>Where a generated configuration runs: its addresses, its place in the topology and its clock.</summary>
public sealed record EdgeSite
{
    /// <summary>What an origin's address must be.</summary>
    public const string OriginWanted = "real caches are told http://HOST:PORT, without TLS and without a path";

    /// <summary>What to do about another one.</summary>
    public const string OriginFix = "put a proxy that speaks TLS or adds the path before the origin, and name its address";

    /// <summary>Name of the edge in Cache-Status.</summary>
    public string Name { get; init; } = "edge";

    /// <summary>Whether other edges ask it.</summary>
    public bool Shield { get; init; }

    /// <summary>Host for cache keys and upstream, whatever a request says.</summary>
    public required string Host { get; init; }

    /// <summary>Where it fetches.</summary>
    public Uri Origin { get; init; } = new("http://127.0.0.1:8000");

    /// <summary>Whether generated configurations can ask an origin at this address.</summary>
    public static bool Reaches(Uri origin) => origin is { Scheme: "http", PathAndQuery: "/", UserInfo: "", Fragment: "" };

    /// <summary>Where clients connect, for programs whose configuration holds it.</summary>
    public string Listen { get; init; } = "127.0.0.1:8080";

    /// <summary>Where nginx listens for itself: a server that says how long a response may be kept.</summary>
    public string InnerListen { get; init; } = "127.0.0.1:8079";

    /// <summary>The correctness choices.</summary>
    public required CacheProfile Profile { get; init; }

    /// <summary>Longest wait for the first byte of what it fetches, in lab time.</summary>
    public TimeSpan FetchTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Lab seconds a real second: real programs run in real time, so every lifetime is divided by it.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Whether it runs in the lab, which adds the fields of docs/protocol.md and a log of its own.</summary>
    public LabSite? Lab { get; init; }
}
