using CdnLab.Model.Caching;
using CdnLab.Model.Randomness;

namespace CdnLab.Model.Purging;

/// <summary>Which purges came since a fetch began: what was fetched before a purge and arrives after it is old.
/// Bounded: what it had to forget counts as purged.</summary>
/// <param name="max">Most keys and surrogate keys it remembers.</param>
public sealed class PurgeLog(int max = 100_000)
{
    // By hash: keys may be long, and a false match costs only a fetch.
    private readonly Dictionary<ulong, long> _purges = [];
    private long _sequence;
    private long _everything;

    /// <summary>The number of the last purge; a fetch that begins keeps it.</summary>
    public long Mark => _sequence;

    /// <summary>Notes a purge of one cache key.</summary>
    public void AddKey(string key) => Add(Hash(false, key));

    /// <summary>Notes a purge by surrogate key.</summary>
    public void AddSurrogateKey(string key) => Add(Hash(true, key));

    /// <summary>Notes a purge of everything.</summary>
    public void AddAll()
    {
        _purges.Clear();
        _everything = ++_sequence;
    }

    /// <summary>The number of the last purge that means a response and came after a mark; null: none did.</summary>
    public long? LastSince(long mark, StoredResponse response)
    {
        var last = Math.Max(_everything, _purges.GetValueOrDefault(Hash(false, response.Key.Value)));
        foreach (var key in response.SurrogateKeys)
        {
            last = Math.Max(last, _purges.GetValueOrDefault(Hash(true, key)));
        }
        return last > mark ? last : null;
    }

    private static ulong Hash(bool surrogate, string key) => StableHash.Of(key) ^ (surrogate ? ulong.MaxValue : 0);

    private void Add(ulong purged)
    {
        if (_purges.Count >= max && !_purges.ContainsKey(purged))
        {
            AddAll();
        }
        _purges[purged] = ++_sequence;
    }
}
