using CdnLab.Model.Purging;

namespace CdnLab.Edge.Purging;

/// <summary>One thing to purge: a surrogate key, else a cache key, else everything.</summary>
internal sealed record PurgeItem(string? SurrogateKey, string? Key, PurgeMode Mode);
