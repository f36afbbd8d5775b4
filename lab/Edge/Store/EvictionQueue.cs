namespace CdnLab.Edge.Store;

/// <summary>Which object to evict: SIEVE (Zhang et al., NSDI 2024). Objects queue in the order they came; a hand walks
/// from the oldest on, spares what was used since its last visit and evicts the first that was not. A hit only sets a
/// mark and takes no lock. The store's lock guards everything else. The objects are the links of the queue.</summary>
internal sealed class EvictionQueue
{
    private StoredObject? _oldest;
    private StoredObject? _newest;
    private StoredObject? _hand;

    public int Count { get; private set; }

    public void Add(StoredObject stored)
    {
        stored.Older = _newest;
        _newest?.Newer = stored;
        _newest = stored;
        _oldest ??= stored;
        stored.Queued = true;
        Count++;
    }

    public void Remove(StoredObject stored)
    {
        if (!stored.Queued)
        {
            return;
        }

        var (older, newer) = (stored.Older, stored.Newer);
        _hand = _hand == stored ? newer : _hand;
        _oldest = _oldest == stored ? newer : _oldest;
        _newest = _newest == stored ? older : _newest;
        older?.Newer = newer;
        newer?.Older = older;
        (stored.Older, stored.Newer, stored.Queued) = (null, null, false);
        Count--;
    }

    /// <summary>The object to evict next; null when there is none.</summary>
    public StoredObject? Next()
    {
        var hand = _hand ?? _oldest;
        while (hand is { Visited: true })
        {
            hand.Visited = false;
            hand = hand.Newer ?? _oldest;
        }

        return _hand = hand;
    }
}
