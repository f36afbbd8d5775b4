namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>SIEVE (Zhang et al., NSDI 2024): entries in the order they came; a hand walks from the oldest on, spares
/// what was used since its last visit and points to the first that was not.</summary>
internal sealed class SieveQueue
{
    private readonly LinkedList<StoredEntry> _order = [];
    private readonly Dictionary<StoredEntry, LinkedListNode<StoredEntry>> _places = [];
    private LinkedListNode<StoredEntry>? _hand;

    public int Count => _order.Count;

    public void Add(StoredEntry entry)
    {
        _places.Add(entry, _order.AddLast(entry));
        entry.Queued = true;
    }

    public void Remove(StoredEntry entry)
    {
        _places.Remove(entry, out var place);
        _hand = _hand == place ? place!.Next : _hand;
        _order.Remove(place!);
        entry.Queued = false;
    }

    /// <summary>The entry to evict.</summary>
    public StoredEntry Next()
    {
        var hand = _hand ?? _order.First!;
        while (hand.Value.Visited)
        {
            hand.Value.Visited = false;
            hand = hand.Next ?? _order.First!;
        }
        _hand = hand;
        return hand.Value;
    }
}
