using CdnLab.Model.Caching;
using CdnLab.Model.Purging;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>The stored responses of one edge.</summary>
/// <param name="capacity">Most of them.</param>
internal sealed class EdgeStore(long capacity)
{
    private readonly Dictionary<(string Key, string Variant), StoredEntry> _entries = [];
    private readonly Dictionary<string, List<StoredEntry>> _tagged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _purgedVariants = new(StringComparer.Ordinal);
    private readonly SieveQueue _eviction = new();
    private readonly PurgeLog _purges = new();

    public int Count => _eviction.Count;

    public long Evicted { get; private set; }

    public long PurgeMark => _purges.Mark;

    public StoredEntry? Find(string key, string variant)
    {
        if (_entries.TryGetValue((key, variant), out var entry))
        {
            entry.Visited = true;
        }
        return entry;
    }

    /// <summary>Stores an entry in place of its predecessor, after making room.</summary>
    public void Put(StoredEntry entry)
    {
        while (_eviction.Count >= capacity)
        {
            Remove(_eviction.Next());
            Evicted++;
        }
        var at = (entry.Response.Key.Value, entry.Response.Variant);
        if (_entries.TryGetValue(at, out var replaced))
        {
            Remove(replaced);
        }
        _entries.Add(at, entry);
        _eviction.Add(entry);
        foreach (var tag in entry.Response.SurrogateKeys)
        {
            if (!_tagged.TryGetValue(tag, out var tagged))
            {
                _tagged.Add(tag, tagged = []);
            }
            tagged.Add(entry);
        }
    }

    public void Remove(StoredEntry entry)
    {
        _entries.Remove((entry.Response.Key.Value, entry.Response.Variant));
        _eviction.Remove(entry);
        foreach (var tag in entry.Response.SurrogateKeys)
        {
            _tagged[tag].Remove(entry);
        }
    }

    /// <summary>Purges a surrogate key, or everything: how many entries it meant.</summary>
    public int Purge(string? surrogateKey, PurgeMode mode, DateTimeOffset now)
    {
        if (surrogateKey is null)
        {
            _purges.AddAll();
        }
        else
        {
            _purges.AddSurrogateKey(surrogateKey);
        }
        StoredEntry[] meant = surrogateKey is null
            ? [.. _entries.Values]
            : [.. _tagged.GetValueOrDefault(surrogateKey, [])];
        foreach (var entry in meant)
        {
            Purge(entry, mode, now);
        }
        return meant.Length;
    }

    /// <summary>Whether a purge that means a response came since the mark.</summary>
    public bool PurgedSince(long mark, StoredResponse response) => _purges.LastSince(mark, response) is not null;

    /// <summary>Whether the next fetch of the key refills a variant that a hard purge removed; each counts once.
    /// </summary>
    public bool TakePurged(string key)
    {
        var left = _purgedVariants.GetValueOrDefault(key);
        _purgedVariants[key] = Math.Max(0, left - 1);
        return left > 0;
    }

    private void Purge(StoredEntry entry, PurgeMode mode, DateTimeOffset now)
    {
        if (PurgeEffect.Apply(entry.Response, mode, now) is { } kept)
        {
            entry.Response = kept;
            return;
        }
        Remove(entry);
        var key = entry.Response.Key.Value;
        _purgedVariants[key] = _purgedVariants.GetValueOrDefault(key) + 1;
    }
}
