using System.Collections.Concurrent;

namespace CdnLab.Edge.Store;

/// <summary>The variants of one key whose responses name the same request fields in Vary.</summary>
internal sealed class VarySet
{
    public VarySet(StoredObject first)
    {
        Vary = first.Vary;
        Variants[first.Response.Variant] = first;
    }

    public VaryFields Vary { get; }

    // Few keys have more than two variants, and all changes are made under one lock.
    public ConcurrentDictionary<string, StoredObject> Variants { get; } =
        new(concurrencyLevel: 1, capacity: 2, StringComparer.Ordinal);

    public StoredObject? Find(IHeaderDictionary request) =>
        Variants.TryGetValue(Vary.KeyOf(request), out var stored) ? stored : null;
}
