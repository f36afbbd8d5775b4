namespace CdnLab.Purger;

/// <summary>What <c>cdnlab purge</c> is asked for, as the command line says it; nothing of it is checked yet.</summary>
public sealed record PurgerOptions
{
    /// <summary>Scenario whose projects and purge are taken: a name in the catalogue or a path; null: none.</summary>
    public string? Scenario { get; init; }

    /// <summary>File of surrogate keys, one a line; <c>-</c>: standard input; null: all of the scenario.</summary>
    public string? Keys { get; init; }

    /// <summary>Remedy with parameters, such as <c>hash:shards=8:hard</c>; null: the scenario's own purge.</summary>
    public string? Strategy { get; init; }

    /// <summary>Share of the scenario's size, above 0.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Kind of edge: a name among <see cref="Targets.TargetKinds.ByName"/>.</summary>
    public string Target { get; init; } = "lab";

    /// <summary>Where purges go, each <c>URL</c> or <c>NAME=URL</c>; the name <c>shield</c> is the shield.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>Service that a purge API wants named; null: none.</summary>
    public string? Service { get; init; }

    /// <summary>Host of URLs; null: the scenario's.</summary>
    public string? Host { get; init; }

    /// <summary>File that holds the token; null: the environment's CDNLAB_PURGE_TOKEN, if any.</summary>
    public string? TokenFile { get; init; }

    /// <summary>Longest time a call may take, seconds.</summary>
    public double Timeout { get; init; } = 10;

    /// <summary>Whether the plan is shown and nothing is sent.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether the purge of the journal in <see cref="Out"/> is taken up again.</summary>
    public bool Resume { get; init; }

    /// <summary>Directory of journal and results; null: <c>reports/latest/purge</c>.</summary>
    public string? Out { get; init; }

    /// <summary>URL that tells the origin's load; null: the load is not asked.</summary>
    public string? Health { get; init; }

    /// <summary>Time between two looks at the load, seconds.</summary>
    public double HealthEvery { get; init; } = 2;

    /// <summary>Share of failing calls at which the purge stops, 0..1.</summary>
    public double ErrorsMax { get; init; } = 0.5;

    /// <summary>Longest wait that an endpoint may ask for, seconds; it stops at a longer one.</summary>
    public double WaitMax { get; init; } = 600;

    /// <summary>What is verified after the purge: <c>none</c>, <c>all</c>, or a number of keys.</summary>
    public string Verify { get; init; } = "none";

    /// <summary>Public addresses of the edges that are asked when verifying.</summary>
    public IReadOnlyList<string> Fronts { get; init; } = [];

    /// <summary>Path of a key's document, a template of <c>key</c> and <c>name</c>; null: the scenario's paths.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>Requests a second of the verification, above 0.</summary>
    public double VerifyRate { get; init; } = 50;

    /// <summary><c>text</c> or <c>json</c>.</summary>
    public string Format { get; init; } = "text";

    /// <summary>Whether only results are printed.</summary>
    public bool Quiet { get; init; }

    /// <summary>The directory of journal and results.</summary>
    public string Folder => Out ?? System.IO.Path.Combine("reports", "latest", "purge");
}
