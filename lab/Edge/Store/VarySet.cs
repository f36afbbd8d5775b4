using System.Collections.Concurrent;
using CdnLab.Edge.Configuration;
using CdnLab.Model.Caching;

namespace CdnLab.Edge.Store;

/// <summary>The variants of one key whose responses name the same request fields in Vary.</summary>
public sealed class VarySet(IReadOnlyList<string> fields, CacheProfile profile)
{
    private readonly BoundedMemo<string, string>? _keys = fields.Count == 1 ? new(256) : null;

    public IReadOnlyList<string> Fields => fields;

    public ConcurrentDictionary<string, StoredObject> Variants { get; } = new(StringComparer.Ordinal);

    public StoredObject? Find(IHeaderDictionary request) =>
        Variants.TryGetValue(KeyOf(request), out var stored) ? stored : null;

    /// <summary>The variant key of a request; for one field a raw value is folded only once.</summary>
    public string KeyOf(IHeaderDictionary request)
    {
        if (fields.Count == 0)
        {
            return "";
        }

        if (_keys is null)
        {
            return VaryRule.VariantKey(fields, name => request[name], profile);
        }

        var raw = request[fields[0]].ToString();
        if (!_keys.TryGet(raw, out var key))
        {
            key = VaryRule.VariantKey(fields, _ => raw, profile);
            _keys.Add(raw, key);
        }

        return key;
    }
}
