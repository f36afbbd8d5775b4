namespace CdnLab.AppHost.Counterexamples;

/// <summary>What a replay reads of a report of <c>cdnlab check --format json</c>.</summary>
internal sealed record CheckedReport
{
    public int Schema { get; init; }

    public string Change { get; init; } = "";

    public string File { get; init; } = "";

    public IReadOnlyList<CheckedFinding> Findings { get; init; } = [];
}
