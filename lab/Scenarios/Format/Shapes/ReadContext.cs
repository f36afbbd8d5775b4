using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Shapes;

/// <summary>What the reading of one file shares: its findings, where values came from, and where reading is.</summary>
internal sealed class ReadContext(FindingList findings)
{
    private readonly Dictionary<object, MapNode> _sources = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _path = [];

    public FindingList Findings { get; } = findings;

    /// <summary>The run's start, from which times of day count; null when the file does not tell.</summary>
    public DateTimeOffset? Start { get; set; }

    public void Enter(string step) => _path.Add(step);

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Reports about the value being read, its path in front.</summary>
    public void Add(FindingCode code, Position at, string what, string fix)
    {
        var path = string.Join('.', _path).Replace(".[", "[", StringComparison.Ordinal);
        Findings.Add(code, at, what, fix, path);
    }

    /// <summary>Remembers the mapping that a value was read from.</summary>
    public void Remember(object value, MapNode source) => _sources[value] = source;

    /// <summary>The mapping that a value was read from; null when it is a default.</summary>
    public MapNode? SourceOf(object value) => _sources.GetValueOrDefault(value);
}
