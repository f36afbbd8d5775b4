using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace CdnLab.Edge.Configuration;

/// <summary>Remembers at most <paramref name="max"/> answers in two generations: when the young one is full it becomes
/// the old one, and what is asked again moves back. Reading takes no lock.</summary>
public sealed class BoundedMemo<TKey, TValue>(int max)
    where TKey : notnull
{
    private readonly Lock _turning = new();
    private volatile ConcurrentDictionary<TKey, TValue> _young = new();
    private volatile ConcurrentDictionary<TKey, TValue> _old = new();
    private int _added;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_young.TryGetValue(key, out value))
        {
            return true;
        }

        if (!_old.TryGetValue(key, out value))
        {
            return false;
        }

        Add(key, value);
        return true;
    }

    public void Add(TKey key, TValue value)
    {
        if (!_young.TryAdd(key, value) || Interlocked.Increment(ref _added) < max / 2)
        {
            return;
        }

        lock (_turning)
        {
            if (_added >= max / 2)
            {
                _old = _young;
                _young = new();
                _added = 0;
            }
        }
    }
}
