namespace CdnLab.Edge.Store;

/// <summary>What is stored under one key. Most keys have one variant, and then the stored object is the whole entry.
/// Readers take no lock; the store's lock guards the changes.</summary>
internal interface ICacheEntry
{
    IEnumerable<StoredObject> Objects { get; }

    /// <summary>The most recent of the variants that match (RFC 9111 4.1), or null.</summary>
    StoredObject? Find(IHeaderDictionary request);

    /// <summary>The variant key by the newest Vary known.</summary>
    string VariantOf(IHeaderDictionary request);

    /// <summary>The entry with a variant more, and the one that it replaces.</summary>
    ICacheEntry With(StoredObject stored, out StoredObject? replaced);

    /// <summary>Removes a variant; whether nothing is left.</summary>
    bool Empties(StoredObject stored);
}
