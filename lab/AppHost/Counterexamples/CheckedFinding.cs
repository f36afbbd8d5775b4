using CdnLab.Scenarios.Checking.Stories;

namespace CdnLab.AppHost.Counterexamples;

/// <summary>A finding, as a report of <c>cdnlab check --format json</c> has it.</summary>
internal sealed record CheckedFinding
{
    public string Rule { get; init; } = "";

    public string Name { get; init; } = "";

    public string What { get; init; } = "";

    public string? Project { get; init; }

    public bool VersionExists { get; init; } = true;

    public IReadOnlyList<StoryLine> Story { get; init; } = [];
}
