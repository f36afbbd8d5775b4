using CdnLab.Model.Caching;

namespace CdnLab.Edge.Store;

/// <summary>What is stored under one key: its variants, in sets by the fields that their Vary names; the set stored to
/// last stands first. Readers take no lock; the store's lock guards the changes.</summary>
internal sealed class CacheEntry(CacheProfile profile)
{
    private volatile VarySet[] _sets = [];

    public bool IsEmpty => _sets.Length == 0;

    public IEnumerable<StoredObject> Objects => _sets.SelectMany(set => set.Variants.Values);

    /// <summary>The variant key by the newest Vary known, or empty.</summary>
    public string VariantOf(IHeaderDictionary request) => _sets is [var newest, ..] ? newest.KeyOf(request) : "";

    /// <summary>The most recent of the matching variants (RFC 9111 4.1).</summary>
    public StoredObject? Find(IHeaderDictionary request)
    {
        StoredObject? found = null;
        foreach (var set in _sets)
        {
            if (set.Find(request) is { } match
                && (found is null || match.Response.ResponseTime > found.Response.ResponseTime))
            {
                found = match;
            }
        }

        return found;
    }

    /// <summary>Adds a variant; the one it replaces.</summary>
    public StoredObject? Put(StoredObject stored)
    {
        var sets = _sets;
        var set = Array.Find(sets, s => s.Fields.SequenceEqual(stored.VaryFields)) ?? new(stored.VaryFields, profile);
        set.Variants.TryGetValue(stored.Response.Variant, out var replaced);
        set.Variants[stored.Response.Variant] = stored;
        if (sets.Length == 0 || sets[0] != set)
        {
            _sets = [set, .. sets.Where(s => s != set)];
        }

        return replaced;
    }

    public void Remove(StoredObject stored)
    {
        foreach (var set in _sets)
        {
            set.Variants.TryRemove(KeyValuePair.Create(stored.Response.Variant, stored));
        }

        _sets = [.. _sets.Where(set => !set.Variants.IsEmpty)];
    }
}
