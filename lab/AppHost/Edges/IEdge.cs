using CdnLab.Model.Purging;

namespace CdnLab.AppHost.Edges;

/// <summary>What a run does to an edge, whichever program it is.</summary>
public interface IEdge
{
    /// <summary>Puts a config in force; the cache stays.</summary>
    Task SetConfigAsync(string name, CancellationToken cancellation);

    /// <summary>Purges by surrogate key, by URL, or all.</summary>
    Task PurgeAsync(PurgeRequest purge, CancellationToken cancellation);
}
