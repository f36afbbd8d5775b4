namespace CdnLab.Edge.Store;

/// <summary>Which object to evict: SIEVE (Zhang et al., NSDI 2024). Objects queue in the order they came; a hand walks
/// from the oldest on, spares what was used since its last visit and evicts the first that was not. A hit only sets a
/// mark and takes no lock. The store's lock guards everything else.</summary>
internal sealed class EvictionQueue
{
    private readonly LinkedList<StoredObject> _queue = new();
    private LinkedListNode<StoredObject>? _hand;

    public int Count => _queue.Count;

    public void Add(StoredObject stored) => stored.Place = _queue.AddFirst(stored);

    public void Remove(StoredObject stored)
    {
        if (stored.Place is not { List: not null } place)
        {
            return;
        }

        if (_hand == place)
        {
            _hand = place.Previous;
        }

        _queue.Remove(place);
        stored.Place = null;
    }

    /// <summary>The object to evict next; null when there is none.</summary>
    public StoredObject? Next()
    {
        var hand = _hand ?? _queue.Last;
        while (hand is { Value.Visited: true })
        {
            hand.Value.Visited = false;
            hand = hand.Previous ?? _queue.Last;
        }

        _hand = hand;
        return hand?.Value;
    }
}
