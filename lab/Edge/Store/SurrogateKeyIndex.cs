using System.Runtime.InteropServices;

namespace CdnLab.Edge.Store;

/// <summary>Which objects carry a surrogate key: one, or a set of them. The store's lock guards it.</summary>
internal sealed class SurrogateKeyIndex
{
    private readonly Dictionary<string, object> _objects = new(StringComparer.Ordinal);

    public int Keys => _objects.Count;

    public void Add(StoredObject stored)
    {
        foreach (var key in stored.Response.SurrogateKeys)
        {
            ref var tagged = ref CollectionsMarshal.GetValueRefOrAddDefault(_objects, key, out _);
            switch (tagged)
            {
                case null:
                    tagged = stored;
                    break;
                case StoredObject other:
                    tagged = new HashSet<StoredObject> { other, stored };
                    break;
                default:
                    ((HashSet<StoredObject>)tagged).Add(stored);
                    break;
            }
        }
    }

    public void Remove(StoredObject stored)
    {
        foreach (var key in stored.Response.SurrogateKeys)
        {
            if (_objects.TryGetValue(key, out var tagged)
                && (tagged == stored || (tagged is HashSet<StoredObject> set && set.Remove(stored) && set.Count == 0)))
            {
                _objects.Remove(key);
            }
        }
    }

    public StoredObject[] Tagged(string key) => _objects.GetValueOrDefault(key) switch
    {
        StoredObject only => [only],
        HashSet<StoredObject> set => [.. set],
        _ => [],
    };
}
