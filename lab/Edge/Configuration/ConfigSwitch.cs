namespace CdnLab.Edge.Configuration;

/// <summary>The configs of an edge and the one in force. Switching keeps the cache: that is what makes old entries
/// meet new rules.</summary>
public sealed class ConfigSwitch
{
    private readonly Dictionary<string, ActiveConfig> _configs;
    private volatile ActiveConfig _current;

    public ConfigSwitch(EdgeOptions options)
    {
        _configs = options.Configs.ToDictionary(c => c.Name, c => new ActiveConfig(c), StringComparer.Ordinal);
        _current = _configs[options.Config ?? options.Configs[0].Name];
    }

    public ActiveConfig Current => _current;

    public IReadOnlyCollection<string> Names => _configs.Keys;

    /// <summary>Puts a config in force; the name of the one before, or null when there is no such config.</summary>
    public string? Switch(string name)
    {
        if (!_configs.TryGetValue(name, out var next))
        {
            return null;
        }

        var before = _current.Name;
        _current = next;
        return before;
    }
}
