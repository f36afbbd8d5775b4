namespace CdnLab.Model.Purging;

/// <summary>One purge as an edge receives it: by surrogate key, by URL, or everything.</summary>
public sealed record PurgeRequest
{
    /// <summary>Surrogate keys; an object tagged with any of them is purged.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>URLs (path and query, before the edge's rules); all variants are purged.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Everything.</summary>
    public bool All { get; init; }

    /// <summary>Soft instead of hard.</summary>
    public bool Soft { get; init; }

    /// <summary>The mode.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public PurgeMode Mode => Soft ? PurgeMode.Soft : PurgeMode.Hard;
}
