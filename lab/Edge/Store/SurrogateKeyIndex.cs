namespace CdnLab.Edge.Store;

/// <summary>Which objects carry a surrogate key. The store's lock guards it.</summary>
internal sealed class SurrogateKeyIndex
{
    private readonly Dictionary<string, HashSet<StoredObject>> _objects = new(StringComparer.Ordinal);

    public int Keys => _objects.Count;

    public void Add(StoredObject stored)
    {
        foreach (var key in stored.Response.SurrogateKeys)
        {
            if (!_objects.TryGetValue(key, out var tagged))
            {
                _objects[key] = tagged = new(1);
            }

            tagged.Add(stored);
        }
    }

    public void Remove(StoredObject stored)
    {
        foreach (var key in stored.Response.SurrogateKeys)
        {
            if (_objects.TryGetValue(key, out var tagged) && tagged.Remove(stored) && tagged.Count == 0)
            {
                _objects.Remove(key);
            }
        }
    }

    public StoredObject[] Tagged(string key) => _objects.TryGetValue(key, out var tagged) ? [.. tagged] : [];
}
