using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;

namespace CdnLab.Traffic.Configuration;

/// <summary>Who asks for what, where and how often: the JSON of <c>--config</c>.</summary>
public sealed record TrafficOptions
{
    /// <summary>Same seed, same catalogue and same sequence of requests.</summary>
    public ulong Seed { get; init; } = 1;

    public CatalogueOptions Catalogue { get; init; } = new();

    public IReadOnlyList<DocumentFamily> Families { get; init; } = [];

    public IReadOnlyList<ClientPersona> Personas { get; init; } = [];

    /// <summary>Share of requests by persona, as weights.</summary>
    public IReadOnlyDictionary<string, double> Mix { get; init; } = new Dictionary<string, double>();

    /// <summary>Arrivals a second of lab time, all personas and PoPs together.</summary>
    public double Rate { get; init; }

    /// <summary>Host that clients ask for; null: the host and port of each target.</summary>
    public string? Host { get; init; }

    public IReadOnlyList<TargetOptions> Targets { get; init; } = [];

    public RedirectorOptions? Redirector { get; init; }

    /// <summary>Connections to one PoP at most; further requests wait, and the wait counts as latency.</summary>
    public int ConnectionsMax { get; init; } = 256;

    /// <summary>Requests under way at most; an arrival above this is dropped and counts as a failure.</summary>
    public int InFlightMax { get; init; } = 4_096;

    /// <summary>Answers that one user's own cache keeps at most.</summary>
    public int UserCacheMax { get; init; } = 128;
}
