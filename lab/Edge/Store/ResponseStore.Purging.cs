using CdnLab.Model.Caching;
using CdnLab.Model.Purging;

namespace CdnLab.Edge.Store;

/// <content>Purging, and invalidation.</content>
public sealed partial class ResponseStore
{
    private const int PurgedKeysMax = 500_000;
    private const int PurgedAtOnce = 128;

    private readonly PurgedKeys _purged = new(PurgedKeysMax);
    private readonly PurgeLog _purges = new();

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

    /// <summary>Stores what a 304 made of an object in its place, if it is still there: else a purge removed it, or
    /// something newer came. The number of a purge that means it and came since the fetch began; null: none.</summary>
    public long? Replace(StoredObject known, StoredObject freshened, long mark)
    {
        lock (_gate)
        {
            var purge = options.Profile.PurgeReachesFetches
                ? _purges.LastSince(mark, freshened.Response) ?? _purges.LastSince(mark, known.Response)
                : null;
            if (purge is null && known.Queued)
            {
                Put(freshened);
            }

            return purge;
        }
    }

    /// <summary>Removes an object that may not be kept any longer.</summary>
    public void Forget(StoredObject stored)
    {
        lock (_gate)
        {
            if (stored.Queued)
            {
                Remove(stored);
            }
        }
    }

    /// <summary>Whether a purge that means a response came after a mark.</summary>
    public bool IsPurgedSince(long mark, StoredResponse response)
    {
        lock (_gate)
        {
            return options.Profile.PurgeReachesFetches && _purges.LastSince(mark, response) is not null;
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
        StoredObject[] tagged;
        lock (_gate)
        {
            _purges.AddSurrogateKey(surrogateKey);
            tagged = _index.Tagged(surrogateKey);
        }

        return Purge(tagged, mode, now);
    }

    public int PurgeKey(string key, PurgeMode mode, DateTimeOffset now)
    {
        lock (_gate)
        {
            _purges.AddKey(key);
        }

        return Purge(Inspect(key), mode, now);
    }

    public int PurgeAll(PurgeMode mode, DateTimeOffset now)
    {
        lock (_gate)
        {
            _purges.AddAll();
        }

        return Purge([.. _entries.SelectMany(entry => entry.Value.Objects)], mode, now);
    }

    // In portions: who stores meanwhile does not wait for all of them. What a fetch brings that began before the purge
    // is refused (PurgeLog), and what one brings that began since stays.
    private int Purge(IReadOnlyList<StoredObject> objects, PurgeMode mode, DateTimeOffset now)
    {
        var purged = 0;
        foreach (var portion in objects.Chunk(PurgedAtOnce))
        {
            lock (_gate)
            {
                purged += portion.Count(stored => Purge(stored, mode, now));
            }

            Thread.Yield();
        }

        return purged;
    }

    private bool Purge(StoredObject stored, PurgeMode mode, DateTimeOffset now)
    {
        if (!stored.Queued)
        {
            return false;
        }

        if (PurgeEffect.Apply(stored.Response, mode, now) is { } kept)
        {
            stored.Response = kept;
            return true;
        }

        Remove(stored);
        _purged.Add(stored.Response.Key.Value);
        return true;
    }
}
