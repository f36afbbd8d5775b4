using System.Text.Json;
using System.Text.Json.Nodes;

namespace CdnLab.Scenarios.Journal;

/// <summary>
/// <c>summary.json</c>: the run in figures, computed from journal and series alone. Keys, order and number format are
/// fixed, so equal runs give equal bytes.
/// </summary>
public sealed record RunSummary
{
    /// <summary>The verdict of a run that did not come to its end.</summary>
    public const string CutShort = "cut_short";

    /// <summary>Version of the shape.</summary>
    public required int Schema { get; init; }

    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary><c>live</c> or <c>simulated</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>Seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Options that differ from the defaults.</summary>
    public required JsonObject Options { get; init; }

    /// <summary><c>pass</c> when every expectation passed, otherwise <c>fail</c>; <see cref="CutShort"/> when there is
    /// none.</summary>
    public required string Verdict { get; init; }

    /// <summary>Each expectation with its measured value.</summary>
    public required IReadOnlyList<ExpectationResult> Expectations { get; init; }

    /// <summary>Client requests by how they ended.</summary>
    public required RequestCounts Requests { get; init; }

    /// <summary>Requests on the wire, every hop counted.</summary>
    public required long WireRequests { get; init; }

    /// <summary>The PoPs.</summary>
    public required EdgeSummary Edge { get; init; }

    /// <summary>The origin.</summary>
    public required OriginSummary Origin { get; init; }

    /// <summary>The redirect loops.</summary>
    public required LoopSummary Loops { get; init; }

    /// <summary>The purge; null when there was none.</summary>
    public required PurgeSummary? Purge { get; init; }

    /// <summary>Posts on the status page, in time order.</summary>
    public required IReadOnlyList<StatusPost> StatusPosts { get; init; }

    /// <summary>The text of <c>summary.json</c>.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RunJson.Indented) + "\n";
}
