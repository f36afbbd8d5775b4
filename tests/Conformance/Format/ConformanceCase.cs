using System.Text.Json.Serialization;
using CdnLab.Edge.Configuration;
using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;

namespace CdnLab.Conformance.Format;

/// <summary>One case: what a cache is asked, step by step, and what it must decide. Cases are data; the pure rules and
/// the live edge run the same file.</summary>
public sealed record ConformanceCase
{
    public required string Id { get; init; }

    /// <summary>The clause or document that demands it.</summary>
    public required string Clause { get; init; }

    [JsonConverter(typeof(CacheProfileConverter))]
    public CacheProfile Profile { get; init; } = CacheProfiles.Strict;

    public IReadOnlyList<EdgeConfig> Configs { get; init; } = [new EdgeConfig { Name = "default" }];

    /// <summary>Whether a PoP fetches through a shield; both have the profile and the configs.</summary>
    public bool Shield { get; init; }

    public required IReadOnlyList<CaseStep> Steps { get; init; }
}
