using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Properties;
using CdnLab.Scenarios.Checking.Stories;

namespace CdnLab.Scenarios.Checking;

/// <summary>A property that a plan breaks, with the shortest way to see it.</summary>
public sealed record CheckFinding
{
    /// <summary>The property.</summary>
    public required CheckRule Rule { get; init; }

    /// <summary>What breaks it, in one sentence.</summary>
    public required string What { get; init; }

    /// <summary>The place of the change file that it belongs to: the step with which it becomes possible.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>When it becomes possible, in words.</summary>
    public required string When { get; init; }

    /// <summary>Index of that step; -1: before the first.</summary>
    public int Step { get; init; } = -1;

    /// <summary>Names of the clients that meet it.</summary>
    public IReadOnlyList<string> Personas { get; init; } = [];

    /// <summary>Titles of the classes of URLs that it hits.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Share of the names given that it hits, from 0 to 1; null: no names were given.</summary>
    public double? Share { get; init; }

    /// <summary>Some of those names.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Time after which it has gone by itself at the latest; null: it stays.</summary>
    public TimeSpan? HealsAfter { get; init; }

    /// <summary>Name of the project that the story tells of, as its owner writes it; null: there is none of the name in
    /// its URLs.</summary>
    public string? Project { get; init; }

    /// <summary>Whether the version in the story's URLs exists.</summary>
    public bool VersionExists { get; init; } = true;

    /// <summary>The counterexample, line by line; empty for a property of the plan as a whole.</summary>
    public IReadOnlyList<StoryLine> Story { get; init; } = [];
}
