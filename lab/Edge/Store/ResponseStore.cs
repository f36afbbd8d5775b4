using System.Collections.Concurrent;
using CdnLab.Edge.Configuration;
using CdnLab.Model.Caching;
using CdnLab.Model.Purging;

namespace CdnLab.Edge.Store;

/// <summary>The stored responses of one edge, bounded by bytes. Looking up takes no lock; storing, purging and
/// evicting share one.</summary>
public sealed class ResponseStore(EdgeOptions options)
{
    private const int PurgedKeysMax = 500_000;

    private readonly ConcurrentDictionary<string, ICacheEntry> _entries = new(StringComparer.Ordinal);
    private readonly EvictionQueue _eviction = new();
    private readonly SurrogateKeyIndex _index = new();
    private readonly SharedParts _shared = new(options.Profile);
    private readonly PurgedKeys _purged = new(PurgedKeysMax);
    private readonly PurgeLog _purges = new();
    private readonly Lock _gate = new();
    private long _bytes;
    private long _evicted;

    public CacheProfile Profile => options.Profile;

    /// <summary>Number of the last purge: a fetch notes it when it begins (<see cref="PurgeLog"/>).</summary>
    public long PurgeMark
    {
        get
        {
            lock (_gate)
            {
                return _purges.Mark;
            }
        }
    }

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

    /// <summary>Stores what a fetch brought, unless a purge that means it came since the fetch began: then the number
    /// of that purge.</summary>
    public long? PutUnlessPurged(StoredObject stored, long mark)
    {
        lock (_gate)
        {
            if (options.Profile.PurgeReachesFetches && _purges.LastSince(mark, stored.Response) is { } purge)
            {
                return purge;
            }

            Put(stored);
            return null;
        }
    }

    /// <summary>Whether the next fetch of the key refills what a purge removed; asked once a fetch.</summary>
    public bool TakePurged(string key) => _purged.Take(key);

    /// <summary>Forgets what is stored under a key after an unsafe request (RFC 9111 4.4).</summary>
    public void Invalidate(string key)
    {
        lock (_gate)
        {
            _purges.AddKey(key);
            foreach (var stored in Inspect(key))
            {
                Remove(stored);
            }
        }
    }

    public int PurgeSurrogateKey(string surrogateKey, PurgeMode mode, DateTimeOffset now)
    {
        lock (_gate)
        {
            _purges.AddSurrogateKey(surrogateKey);
            return Purge(_index.Tagged(surrogateKey), mode, now);
        }
    }

    public int PurgeKey(string key, PurgeMode mode, DateTimeOffset now)
    {
        lock (_gate)
        {
            _purges.AddKey(key);
            return Purge(Inspect(key), mode, now);
        }
    }

    public int PurgeAll(PurgeMode mode, DateTimeOffset now)
    {
        lock (_gate)
        {
            _purges.AddAll();
            return Purge([.. _entries.Values.SelectMany(entry => entry.Objects)], mode, now);
        }
    }

    private int Purge(IReadOnlyList<StoredObject> objects, PurgeMode mode, DateTimeOffset now)
    {
        foreach (var stored in objects)
        {
            if (PurgeEffect.Apply(stored.Response, mode, now) is { } kept)
            {
                stored.Response = kept;
                continue;
            }

            Remove(stored);
            _purged.Add(stored.Response.Key.Value);
        }

        return objects.Count;
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
