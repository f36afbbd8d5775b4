using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Findings;

/// <summary>Gathers the findings of one file.</summary>
internal sealed class FindingList(string file)
{
    private readonly HashSet<Finding> _findings = [];

    public bool Any => _findings.Count > 0;

    public void Add(FindingCode code, Position at, string what, string fix) =>
        _findings.Add(new Finding(file, at.Line, at.Column, code, what, fix));

    /// <summary>Whether something is wrong within a node, so that what follows from it need not be said.</summary>
    public bool Within(SourceNode node) =>
        _findings.Any(f => new Position(f.Line, f.Column) is var at && at >= node.Start && at < node.End);

    public IReadOnlyList<Finding> Sorted() =>
        [.. _findings
            .OrderBy(f => f.Line)
            .ThenBy(f => f.Column)
            .ThenBy(f => f.Code.Id, StringComparer.Ordinal)
            .ThenBy(f => f.What, StringComparer.Ordinal)];
}
