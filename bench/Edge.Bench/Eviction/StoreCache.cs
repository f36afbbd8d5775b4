using CdnLab.Edge.Configuration;
using CdnLab.Edge.Store;
using CdnLab.Model.Caching;
using CdnLab.Model.Http;

namespace CdnLab.Edge.Bench.Eviction;

/// <summary>The edge's own store with room for so many objects of one size.</summary>
internal sealed class StoreCache(int capacity)
{
    private static readonly Microsoft.AspNetCore.Http.HeaderDictionary NoFields = [];

    private readonly ResponseStore _store =
        new(new EdgeOptions { CapacityBytes = capacity * Of(0).Bytes });

    /// <summary>Asks for an object and stores it if it was not there; whether it was.</summary>
    public bool Ask(int key)
    {
        var stored = Of(key);
        if (_store.Find(stored.Response.Key.Value, NoFields) is not null)
        {
            return true;
        }

        _store.Put(stored);
        return false;
    }

    private static StoredObject Of(int key) => new(
        new StoredResponse
        {
            Key = new($"{key:D9}"),
            Status = 200,
            Headers = HeaderFields.Empty,
            Freshness = default,
            ResponseTime = DateTimeOffset.UnixEpoch,
        },
        []);
}
