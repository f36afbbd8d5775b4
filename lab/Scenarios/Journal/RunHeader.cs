using System.Text.Json.Nodes;

namespace CdnLab.Scenarios.Journal;

/// <summary>
/// The <c>run</c> line that opens a journal: what was run, with which seed and options, and how to run it again.
/// </summary>
public sealed record RunHeader
{
    /// <summary>The version of the journal's shape that this code writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Version of the journal's shape.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the scenario in the catalogue, or its path.</summary>
    public required string Scenario { get; init; }

    /// <summary>The scenario's title for people; empty when it has none.</summary>
    public string Title { get; init; } = "";

    /// <summary><c>live</c> or <c>simulated</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>The seed every random stream of the run derives from.</summary>
    public ulong Seed { get; init; }

    /// <summary>Version of the lab.</summary>
    public string Version { get; init; } = "";

    /// <summary>Source commit of the lab; empty when unknown.</summary>
    public string Commit { get; init; } = "";

    /// <summary>Options that differ from the defaults: option name in snake_case, value as given.</summary>
    public JsonObject Options { get; init; } = [];

    /// <summary>Lab time at which the run begins.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Lab time at which the run is planned to end.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>What the scenario tells, a paragraph or more of plain text.</summary>
    public string Story { get; init; } = "";

    /// <summary>Where the scenario's facts come from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Names of the PoPs.</summary>
    public IReadOnlyList<string> Pops { get; init; } = [];

    /// <summary>Name of the shield; null when PoPs fetch from the origin.</summary>
    public string? Shield { get; init; }

    /// <summary>Number of projects in the catalogue.</summary>
    public long Projects { get; init; }

    /// <summary>Width of a bin of the series, seconds of lab time; above 0.</summary>
    public double BinSeconds { get; init; } = 60;

    /// <summary>What the scenario expects; kept here so that a journal alone gives the verdict again.</summary>
    public IReadOnlyList<ExpectationSpec> Expectations { get; init; } = [];

    /// <summary>Published figures that the scenario was fitted to.</summary>
    public IReadOnlyList<CalibrationSpec> Calibration { get; init; } = [];
}
