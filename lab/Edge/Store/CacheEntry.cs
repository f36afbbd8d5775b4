namespace CdnLab.Edge.Store;

/// <summary>The entry of a key with several variants, in sets by the fields that their Vary names; the set stored to
/// last stands first.</summary>
internal sealed class CacheEntry : ICacheEntry
{
    private volatile VarySet[] _sets;

    public CacheEntry(StoredObject first) => _sets = [new(first)];

    public IEnumerable<StoredObject> Objects => _sets.SelectMany(set => set.Variants.Values);

    public string VariantOf(IHeaderDictionary request) => _sets is [var newest, ..] ? newest.Vary.KeyOf(request) : "";

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

    public ICacheEntry With(StoredObject stored, out StoredObject? replaced)
    {
        var sets = _sets;
        replaced = null;
        if (Array.Find(sets, s => s.Vary.Equals(stored.Vary)) is not { } set)
        {
            _sets = [new(stored), .. sets];
            return this;
        }

        set.Variants.TryGetValue(stored.Response.Variant, out replaced);
        set.Variants[stored.Response.Variant] = stored;
        if (sets[0] != set)
        {
            _sets = [set, .. sets.Where(s => s != set)];
        }

        return this;
    }

    public bool Empties(StoredObject stored)
    {
        foreach (var set in _sets)
        {
            set.Variants.TryRemove(KeyValuePair.Create(stored.Response.Variant, stored));
        }

        _sets = [.. _sets.Where(set => !set.Variants.IsEmpty)];
        return _sets.Length == 0;
    }
}
