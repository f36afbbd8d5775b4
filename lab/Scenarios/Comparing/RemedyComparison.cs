namespace CdnLab.Scenarios.Comparing;

/// <summary>What a comparison found: every remedy with every seed, all from one instant.</summary>
public sealed record RemedyComparison
{
    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The instant from which all continue.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Length of each continuation, seconds.</summary>
    public required double Horizon { get; init; }

    /// <summary>Width of a bin, seconds.</summary>
    public required double BinSeconds { get; init; }

    /// <summary>Documents a second that the origin can serve with its workers of that instant; for the capacity line.
    /// </summary>
    public required double CapacityRate { get; init; }

    /// <summary>Client requests a second at the instant.</summary>
    public required double ClientRate { get; init; }

    /// <summary>Projects of the catalogue.</summary>
    public int Projects { get; init; }

    /// <summary>About how many of them were simulated, each for others like it; null: all.</summary>
    public int? Sampled { get; init; }

    /// <summary>Command that repeats it.</summary>
    public required string Command { get; init; }

    /// <summary>Remedies as they were named, in order, each with what it does in a line.</summary>
    public required IReadOnlyList<(string Choice, string About)> Remedies { get; init; }

    /// <summary>Seeds, in order.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>Every remedy with every seed: by remedy, then seed.</summary>
    public required IReadOnlyList<Continuation> Continuations { get; init; }
}
