namespace CdnLab.Scenarios.Format.Yaml;

/// <summary>A mapping: its own entries in order, then those merged into it.</summary>
internal sealed class MapNode(Position start) : SourceNode(start)
{
    private readonly Dictionary<string, MapEntry> _byKey = new(StringComparer.Ordinal);

    public List<MapEntry> Entries { get; } = [];

    public override string Kind => "a mapping";

    public MapEntry? this[string key] => _byKey.GetValueOrDefault(key);

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
