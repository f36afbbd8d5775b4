using CdnLab.AppHost.Edges;

namespace CdnLab.AppHost.Conducting;

/// <summary>What the command line asks of a live run.</summary>
public sealed record LiveOptions
{
    /// <summary>Name in the catalogue, or path of a scenario file.</summary>
    public string Scenario { get; init; } = "pypi-json-2022-06-10";

    /// <summary>Lab seconds a real second; null: the scenario's.</summary>
    public double? Speed { get; init; }

    /// <summary>Share of the full size; null: the scenario's.</summary>
    public double? Scale { get; init; }

    /// <summary>Values in place of the scenario file's, each <c>path=value</c>; they are of the full size.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>What runs as the edges.</summary>
    public EdgeKind Edge { get; init; }

    /// <summary>Configuration files of the user's own for a real edge, <c>FILE</c> or <c>CONFIG=FILE</c>.</summary>
    public IReadOnlyList<string> EdgeConfigs { get; init; } = [];

    /// <summary>Whether a real edge runs in containers.</summary>
    public bool EdgeContainer { get; init; }

    /// <summary>An origin of the user's own; null: the lab's.</summary>
    public Uri? Origin { get; init; }

    /// <summary>Connection string of the origin's database; null: embedded SQLite.</summary>
    public string? Database { get; init; }

    /// <summary>Whether to end after the replay.</summary>
    public bool Once { get; init; }

    /// <summary>Run directory; null: <c>reports/latest/SCENARIO</c>.</summary>
    public string? Out { get; init; }

    /// <summary>Seed; null: the scenario's.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Port of the console page; 0: a free one.</summary>
    public int ConsolePort { get; init; }

    /// <summary>Whether to print the verdict only.</summary>
    public bool Quiet { get; init; }
}
