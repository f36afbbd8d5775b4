using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Format;

/// <summary>The edge: how it caches, its configs, and the one in force at the start.</summary>
public sealed record EdgeSpec
{
    /// <summary>Name of the config in force when the run begins.</summary>
    public string Config { get; init; } = "";

    /// <summary>The cache profile, base and overrides put together.</summary>
    public CacheProfile Profile { get; init; } = CacheProfiles.Strict;

    /// <summary>Longest wait of an edge tier for the first byte of an answer that it fetches.</summary>
    public TimeSpan FetchTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Its configs by name.</summary>
    public IReadOnlyDictionary<string, EdgeConfig> Configs { get; init; } = new Dictionary<string, EdgeConfig>();
}
