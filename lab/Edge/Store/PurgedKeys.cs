using System.Runtime.InteropServices;
using CdnLab.Model.Randomness;

namespace CdnLab.Edge.Store;

/// <summary>Cache keys whose objects a hard purge removed and that were not fetched since, so that the fetch can say
/// why it happens. Bounded: the oldest are forgotten first, and of a key only its hash is kept, however long it is.
/// </summary>
internal sealed class PurgedKeys(int max)
{
    private readonly Dictionary<ulong, int> _variants = [];
    private readonly Queue<ulong> _order = new();
    private readonly Lock _gate = new();

    /// <summary>Remembers one purged variant of a key.</summary>
    public void Add(string key)
    {
        var hash = StableHash.Of(key);
        lock (_gate)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_variants, hash, out _)++;
            _order.Enqueue(hash);
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
            return _variants.Count > 0 && Forget(StableHash.Of(key));
        }
    }

    private bool Forget(ulong hash)
    {
        if (!_variants.TryGetValue(hash, out var left))
        {
            return false;
        }

        if (left > 1)
        {
            _variants[hash] = left - 1;
        }
        else
        {
            _variants.Remove(hash);
        }

        return true;
    }
}
