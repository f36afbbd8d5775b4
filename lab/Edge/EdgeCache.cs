using CdnLab.Edge.Purging;
using CdnLab.Edge.Store;
using CdnLab.Model.Purging;

namespace CdnLab.Edge;

/// <summary>The cache in the hands of an application.</summary>
public sealed class EdgeCache
{
    private readonly PurgeReceiver _purges;
    private readonly ResponseStore _store;

    internal EdgeCache(PurgeReceiver purges, ResponseStore store) => (_purges, _store) = (purges, store);

    /// <summary>How full it is.</summary>
    public StoreStatistics Statistics => _store.Statistics;

    /// <summary>Purges by surrogate key, by URL, or everything.</summary>
    /// <exception cref="FormatException">A URL has no host, or is never stored.</exception>
    public void Purge(PurgeRequest request) => _purges.Accept(request);
}
