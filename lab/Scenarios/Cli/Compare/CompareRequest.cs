using CdnLab.Scenarios.Reports;

namespace CdnLab.Scenarios.Cli.Compare;

/// <summary>What <c>cdnlab compare</c> is asked for.</summary>
internal sealed record CompareRequest : ContinuationRequest
{
    public const int SeedsDefault = 8;

    /// <summary>Remedies as they are named; empty: the usual ones.</summary>
    public IReadOnlyList<string> Strategies { get; init; } = [];

    public int Seeds { get; init; } = SeedsDefault;

    public override string Command => Line(
    [
        $"cdnlab compare {RepeatSection.Quote(Scenario)}",
        Strategies.Count > 0 ? $"--strategies {string.Join(",", Strategies)}" : "",
        FormattableString.Invariant($"--seeds {Seeds}"),
        .. Repeated,
    ]);
}
