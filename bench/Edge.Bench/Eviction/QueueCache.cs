namespace CdnLab.Edge.Bench.Eviction;

/// <summary>The policies to compare with: a queue from whose end the victim is taken, in order of arrival (FIFO) or,
/// when <paramref name="recency"/> counts, of the last use (LRU).</summary>
internal sealed class QueueCache(int capacity, bool recency)
{
    private readonly Dictionary<int, LinkedListNode<int>> _places = [];
    private readonly LinkedList<int> _queue = new();

    /// <summary>Asks for an object and stores it if it was not there; whether it was.</summary>
    public bool Ask(int key)
    {
        if (_places.TryGetValue(key, out var place))
        {
            if (recency)
            {
                _queue.Remove(place);
                _queue.AddFirst(place);
            }

            return true;
        }

        if (_places.Count == capacity)
        {
            _places.Remove(_queue.Last!.Value);
            _queue.RemoveLast();
        }

        _places[key] = _queue.AddFirst(key);
        return false;
    }
}
