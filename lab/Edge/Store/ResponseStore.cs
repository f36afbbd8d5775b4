using System.Collections.Concurrent;
using CdnLab.Edge.Configuration;
using CdnLab.Model.Caching;

namespace CdnLab.Edge.Store;

/// <summary>The stored responses of one edge, bounded by bytes. Looking up takes no lock; storing, purging and
/// evicting share one.</summary>
public sealed partial class ResponseStore(EdgeOptions options)
{
    private readonly ConcurrentDictionary<string, ICacheEntry> _entries = new(StringComparer.Ordinal);
    private readonly EvictionQueue _eviction = new();
    private readonly SurrogateKeyIndex _index = new();
    private readonly SharedParts _shared = new(options.Profile);
    private readonly Lock _gate = new();
    private long _bytes;
    private long _evicted;

    public CacheProfile Profile => options.Profile;

    public StoreStatistics Statistics
    {
        get
        {
            lock (_gate)
            {
                return new(_eviction.Count, _bytes, options.CapacityBytes, _evicted);
            }
        }
    }

    public StoredObject? Find(string key, IHeaderDictionary request)
    {
        if (!_entries.TryGetValue(key, out var entry) || entry.Find(request) is not { } found)
        {
            return null;
        }

        found.Visited = true;
        return found;
    }

    /// <summary>Like <see cref="Find"/>, and what a miss needs to know.</summary>
    public Lookup LookUp(string key, IHeaderDictionary request) =>
        _entries.TryGetValue(key, out var entry)
            ? new(entry.Find(request), KeyKnown: true, entry.VariantOf(request))
            : new(null, false, "");

    /// <summary>Everything stored under a key.</summary>
    public IReadOnlyList<StoredObject> Inspect(string key) =>
        _entries.TryGetValue(key, out var entry) ? [.. entry.Objects] : [];

    /// <summary>Everything tagged with a surrogate key.</summary>
    public IReadOnlyList<StoredObject> Tagged(string surrogateKey)
    {
        lock (_gate)
        {
            return _index.Tagged(surrogateKey);
        }
    }

    /// <summary>Stores an object in place of the variant it succeeds, after making room; an object larger than the
    /// whole capacity is not stored.</summary>
    public bool Put(StoredObject stored)
    {
        if (stored.Bytes > options.CapacityBytes)
        {
            return false;
        }

        lock (_gate)
        {
            MakeRoom(stored.Bytes);
            stored.Share(_shared);
            StoredObject? replaced = null;
            var key = stored.Response.Key.Value;
            _entries[key] = _entries.TryGetValue(key, out var entry) ? entry.With(stored, out replaced) : stored;
            if (replaced is not null)
            {
                Unlink(replaced);
            }

            _eviction.Add(stored);
            _index.Add(stored);
            _bytes += stored.Bytes;
            return true;
        }
    }

    private void MakeRoom(long bytes)
    {
        while (_bytes + bytes > options.CapacityBytes && _eviction.Next() is { } victim)
        {
            Remove(victim);
            _evicted++;
        }
    }

    private void Remove(StoredObject stored)
    {
        var key = stored.Response.Key.Value;
        var whole = _entries.TryRemove(KeyValuePair.Create<string, ICacheEntry>(key, stored));
        if (!whole && _entries.TryGetValue(key, out var entry) && entry.Empties(stored))
        {
            _entries.TryRemove(key, out _);
        }

        Unlink(stored);
    }

    private void Unlink(StoredObject stored)
    {
        if (stored.Queued)
        {
            _eviction.Remove(stored);
            _index.Remove(stored);
            _bytes -= stored.Bytes;
        }
    }
}
