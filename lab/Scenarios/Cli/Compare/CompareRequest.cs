using CdnLab.Scenarios.Reports;

namespace CdnLab.Scenarios.Cli.Compare;

/// <summary>What <c>cdnlab compare</c> is asked for.</summary>
internal sealed record CompareRequest
{
    public const int SeedsDefault = 8;

    public const int SampleDefault = 5000;

    public required string Scenario { get; init; }

    /// <summary>Remedies as they are named; empty: the usual ones.</summary>
    public IReadOnlyList<string> Strategies { get; init; } = [];

    public int Seeds { get; init; } = SeedsDefault;

    public ulong? Seed { get; init; }

    public double Scale { get; init; } = 1;

    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>About how many projects are simulated, each for others like it; null:
    /// <see cref="SampleDefault"/>; more than there are: all.</summary>
    public int? Sample { get; init; }

    /// <summary>The instant of the decision, since the scenario's start; null: its first purge.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>How long each remedy continues; null: six hours, or to the scenario's end.</summary>
    public TimeSpan? Horizon { get; init; }

    public string? Out { get; init; }

    public int? Jobs { get; init; }

    public bool Quiet { get; init; }

    /// <summary>The command that repeats it.</summary>
    public string Command => string.Join(' ', new[]
    {
        $"cdnlab compare {RepeatSection.Quote(Scenario)}",
        Strategies.Count > 0 ? $"--strategies {string.Join(",", Strategies)}" : "",
        FormattableString.Invariant($"--seeds {Seeds}"),
        Seed is { } seed ? FormattableString.Invariant($"--seed {seed}") : "",
        Scale is < 1 or > 1 ? FormattableString.Invariant($"--scale {Scale}") : "",
        Sample is { } sample ? "--sample " + (sample == int.MaxValue ? "all" : FormattableString.Invariant($"{sample}")) : "",
        string.Join(' ', Settings.Select(s => $"--set {RepeatSection.Quote(s)}")),
        After is { } after ? FormattableString.Invariant($"--after {after.TotalSeconds}s") : "",
        Horizon is { } horizon ? FormattableString.Invariant($"--horizon {horizon.TotalSeconds}s") : "",
    }.Where(part => part.Length > 0));
}
