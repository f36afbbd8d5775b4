using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Findings;

/// <summary>Gathers the findings of one file and the settings on it.</summary>
/// <param name="sources">The file's name, then those of the settings, as <see cref="Position.Source"/> counts them.
/// </param>
internal sealed class FindingList(params IReadOnlyList<string> sources)
{
    // A value that is read several times by aliases is wrong once: its first path is the one told.
    private readonly Dictionary<(Position At, FindingCode Code, string What), (string Path, string Fix)> _findings = [];

    public bool Any => _findings.Count > 0;

    public void Add(FindingCode code, Position at, string what, string fix, string path = "") =>
        _findings.TryAdd((at, code, what), (path, fix));

    /// <summary>Whether something is wrong within a node, so that what follows from it need not be said.</summary>
    public bool Within(SourceNode node) =>
        _findings.Keys.Any(f => f.At >= node.Start && f.At < node.End) || node.Inserted.Any(Within);

    public IReadOnlyList<Finding> Sorted() =>
        [.. _findings
            .OrderBy(f => f.Key.At.Source)
            .ThenBy(f => f.Key.At.Line)
            .ThenBy(f => f.Key.At.Column)
            .ThenBy(f => f.Key.Code.Id, StringComparer.Ordinal)
            .ThenBy(f => Text(f.Value.Path, f.Key.What), StringComparer.Ordinal)
            .Select(f => new Finding(
                sources[f.Key.At.Source],
                f.Key.At.Line,
                f.Key.At.Column,
                f.Key.Code,
                Text(f.Value.Path, f.Key.What),
                f.Value.Fix))];

    private static string Text(string path, string what) => path.Length == 0 ? what : $"{path}: {what}";
}
