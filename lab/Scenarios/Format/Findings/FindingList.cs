using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Findings;

/// <summary>Gathers the findings of one file.</summary>
internal sealed class FindingList(string file)
{
    // A value that is read several times by aliases is wrong once: its first path is the one told.
    private readonly Dictionary<(Position At, FindingCode Code, string What), (string Path, string Fix)> _findings = [];

    public bool Any => _findings.Count > 0;

    public void Add(FindingCode code, Position at, string what, string fix, string path = "") =>
        _findings.TryAdd((at, code, what), (path, fix));

    /// <summary>Whether something is wrong within a node, so that what follows from it need not be said.</summary>
    public bool Within(SourceNode node) =>
        _findings.Keys.Any(f => f.At >= node.Start && f.At < node.End);

    public IReadOnlyList<Finding> Sorted() =>
        [.. _findings
            .Select(f => new Finding(
                file,
                f.Key.At.Line,
                f.Key.At.Column,
                f.Key.Code,
                f.Value.Path.Length == 0 ? f.Key.What : $"{f.Value.Path}: {f.Key.What}",
                f.Value.Fix))
            .OrderBy(f => f.Line)
            .ThenBy(f => f.Column)
            .ThenBy(f => f.Code.Id, StringComparer.Ordinal)
            .ThenBy(f => f.What, StringComparer.Ordinal)];
}
