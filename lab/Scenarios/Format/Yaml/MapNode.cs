namespace CdnLab.Scenarios.Format.Yaml;

/// <summary>A mapping: its own entries in order, then those merged into it.</summary>
internal sealed class MapNode(Position start) : SourceNode(start)
{
    private readonly Dictionary<string, MapEntry> _byKey = new(StringComparer.Ordinal);

    public List<MapEntry> Entries { get; } = [];

    public override string Kind => "a mapping";

    public MapEntry? this[string key] => _byKey.GetValueOrDefault(key);

    /// <summary>A copy with another or one more entry, in which a setting put something. Copies, since an alias may be
    /// the same value elsewhere.</summary>
    public MapNode With(MapEntry entry, SourceNode inserted)
    {
        var copy = new MapNode(Start) { End = End, Inserted = [.. Inserted, inserted] };
        foreach (var old in Entries)
        {
            copy.TryAdd(old.Key == entry.Key ? entry : old);
        }
        copy.TryAdd(entry);
        return copy;
    }

    /// <summary>Adds an entry; false when the key is there already, which then stands.</summary>
    public bool TryAdd(MapEntry entry)
    {
        if (!_byKey.TryAdd(entry.Key, entry))
        {
            return false;
        }
        Entries.Add(entry);
        return true;
    }
}
