using CdnLab.Scenarios.Reports;

namespace CdnLab.Scenarios.Cli.Compare;

/// <summary>What every command that continues a scenario from an instant is asked for.</summary>
internal abstract record ContinuationRequest
{
    public const int SampleDefault = 3000;

    public required string Scenario { get; init; }

    public ulong? Seed { get; init; }

    public double Scale { get; init; } = 1;

    /// <summary>About how many projects are simulated, each for others like it; null:
    /// <see cref="SampleDefault"/>; more than there are: all.</summary>
    public int? Sample { get; init; }

    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The instant of the decision, since the scenario's start; null: its first purge.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>How long each remedy continues; null: the command's own default, or to the scenario's end.</summary>
    public TimeSpan? Horizon { get; init; }

    public string? Out { get; init; }

    public int? Jobs { get; init; }

    public bool Quiet { get; init; }

    /// <summary>The command that repeats it.</summary>
    public abstract string Command { get; }

    /// <summary>The options that repeat what this holds.</summary>
    protected IEnumerable<string> Repeated =>
    [
        Seed is { } seed ? FormattableString.Invariant($"--seed {seed}") : "",
        Scale is < 1 or > 1 ? FormattableString.Invariant($"--scale {Scale}") : "",
        Sample is { } sample
            ? "--sample " + (sample == int.MaxValue ? "all" : FormattableString.Invariant($"{sample}")) : "",
        string.Join(' ', Settings.Select(s => $"--set {RepeatSection.Quote(s)}")),
        After is { } after ? FormattableString.Invariant($"--after {after.TotalSeconds}s") : "",
        Horizon is { } horizon ? FormattableString.Invariant($"--horizon {horizon.TotalSeconds}s") : "",
    ];

    /// <summary>Parts of a command line, those that are there.</summary>
    protected static string Line(IEnumerable<string> parts) => string.Join(' ', parts.Where(part => part.Length > 0));
}
