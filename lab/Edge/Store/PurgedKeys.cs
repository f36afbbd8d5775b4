namespace CdnLab.Edge.Store;

/// <summary>Cache keys whose objects a hard purge removed and that were not fetched since, so that the fetch can say
/// why it happens. Bounded: the oldest are forgotten first.</summary>
internal sealed class PurgedKeys(int max)
{
    private readonly Dictionary<string, int> _variants = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly Lock _gate = new();

    /// <summary>Remembers one purged variant of a key.</summary>
    public void Add(string key)
    {
        lock (_gate)
        {
            _variants[key] = _variants.GetValueOrDefault(key) + 1;
            _order.Enqueue(key);
            if (_order.Count > max)
            {
                Forget(_order.Dequeue());
            }
        }
    }

    /// <summary>Whether a fetch of the key refills a purged variant; each purged variant counts once.</summary>
    public bool Take(string key)
    {
        lock (_gate)
        {
            return Forget(key);
        }
    }

    private bool Forget(string key)
    {
        if (!_variants.TryGetValue(key, out var left))
        {
            return false;
        }

        if (left > 1)
        {
            _variants[key] = left - 1;
        }
        else
        {
            _variants.Remove(key);
        }

        return true;
    }
}
