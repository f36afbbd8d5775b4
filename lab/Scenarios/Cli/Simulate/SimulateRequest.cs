using System.Text.Json.Nodes;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>What the command line asks for, checked.</summary>
internal sealed record SimulateRequest
{
    /// <summary>A name from the catalogue, or a path.</summary>
    public required string Scenario { get; init; }

    /// <summary>Seed; null: the scenario's.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Runs with this seed and those after it.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>Share of the scenario's size.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Values in place of the file's, each <c>path=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Values that are tried out one after the other; null: none.</summary>
    public SweepRequest? Sweep { get; init; }

    /// <summary>Directory of the results; null: the scenario's under reports/latest.</summary>
    public string? Out { get; init; }

    /// <summary>Runs at once; null: as many as the machine has processors and memory for.</summary>
    public int? Jobs { get; init; }

    /// <summary>Whether only results are printed.</summary>
    public bool Quiet { get; init; }

    /// <summary>The options of a run's header: those that are not the default and change its result.</summary>
    /// <param name="further">A setting that this run alone has; null: none.</param>
    public JsonObject Options(string? further = null)
    {
        var options = new JsonObject();
        IReadOnlyList<string> settings = further is null ? Settings : [.. Settings, further];
        if (settings.Count > 0)
            options["set"] = new JsonArray([.. settings.Select(setting => (JsonNode)setting)]);
        if (Scale is < 1 or > 1)
            options["scale"] = Scale;
        return options;
    }
}
