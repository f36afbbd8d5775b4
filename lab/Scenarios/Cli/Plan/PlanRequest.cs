using CdnLab.Scenarios.Cli.Compare;
using CdnLab.Scenarios.Reports;

namespace CdnLab.Scenarios.Cli.Plan;

/// <summary>What <c>cdnlab plan</c> is asked for. Rates are those of the full size.</summary>
internal sealed record PlanRequest : ContinuationRequest
{
    /// <summary>The deadline unless the user says otherwise.</summary>
    public static readonly TimeSpan DeadlineDefault = TimeSpan.FromHours(2);

    /// <summary>Strategies that may be used; empty: all.</summary>
    public IReadOnlyList<string> Strategies { get; init; } = [];

    public double? UtilizationMax { get; init; }

    /// <summary>Most requests a second at the origin.</summary>
    public double? RateMax { get; init; }

    public TimeSpan? Deadline { get; init; }

    /// <summary>Purge calls an hour.</summary>
    public double? CallsPerHour { get; init; }

    public double Burst { get; init; } = 1;

    public double? PointsMin { get; init; }

    /// <summary>Whether edge and origin may be changed.</summary>
    public bool Deploys { get; init; } = true;

    /// <summary>Most runs of the search; null: so many for each candidate.</summary>
    public int? Budget { get; init; }

    /// <summary>Fresh seeds of either half of the proof, and seeds of the questions; null: the usual numbers.</summary>
    public int? ProofSeeds { get; init; }

    /// <summary>Whether the questions of the incident are answered.</summary>
    public bool Questions { get; init; }

    /// <summary>Whether a plan is asked for: the questions can be answered without.</summary>
    public bool Plans => !Questions || UtilizationMax is not null || RateMax is not null;

    public override string Command => Line(
    [
        $"cdnlab plan {RepeatSection.Quote(Scenario)}",
        UtilizationMax is { } u ? FormattableString.Invariant($"--max-utilization {u}") : "",
        RateMax is { } rate ? FormattableString.Invariant($"--max-rate {rate}") : "",
        Deadline is { } deadline ? FormattableString.Invariant($"--deadline {deadline.TotalSeconds}s") : "",
        CallsPerHour is { } calls ? FormattableString.Invariant($"--quota {calls}") : "",
        Burst > 1 ? FormattableString.Invariant($"--burst {Burst}") : "",
        PointsMin is { } points ? FormattableString.Invariant($"--points {points}") : "",
        Strategies.Count > 0 ? $"--strategies {string.Join(",", Strategies)}" : "",
        Deploys ? "" : "--no-deploy",
        Budget is { } budget ? FormattableString.Invariant($"--budget {budget}") : "",
        ProofSeeds is { } seeds ? FormattableString.Invariant($"--seeds {seeds}") : "",
        Questions ? "--questions" : "",
        .. Repeated,
    ]);
}
