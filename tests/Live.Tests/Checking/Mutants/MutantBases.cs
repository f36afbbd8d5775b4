namespace CdnLab.Live.Tests.Checking.Mutants;

/// <summary>Changes that alterations begin with: incidents, and plans that are safe.</summary>
internal static class MutantBases
{
    private const string Origin = "deploy_origin: after", Edge = "deploy_edge: {config: after}";

    private static readonly Dictionary<string, MutantRelease> Names = new()
    {
        ["before"] = new("verbatim"),
        ["both"] = new("any"),
        ["after"] = new("normalized"),
    };

    private static readonly Dictionary<string, MutantConfig> Rewriting = new()
    {
        ["before"] = new(),
        ["after"] = new(MutantConfig.Normalise),
    };

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new() { Name = "origin-first", Releases = Names, Configs = Rewriting, Steps = [Origin, Edge] },
        new() { Name = "edge-first", Shield = true, Releases = Names, Configs = Rewriting, Steps = [Edge, Origin] },
        new()
        {
            Name = "new-keys",
            Releases = Names,
            Configs = With(new(MutantConfig.Normalise, "v2:{host}{url}")),
            Steps = ["deploy_origin: both", Edge, Origin],
        },
        new()
        {
            Name = "guard",
            Releases = Names,
            Configs = With(new(MutantConfig.Normalise, Guard: true)),
            Steps = ["deploy_origin: both", Edge, Origin],
        },
        new()
        {
            Name = "wait",
            Releases = Names,
            Configs = Rewriting,
            Steps = ["deploy_origin: both", "wait: 1d10m", Edge, Origin],
        },
        new()
        {
            Name = "purge",
            Releases = Names,
            Configs = Rewriting,
            Steps = ["deploy_origin: both", "purge: {keys: ['project/{normalized}']}", Edge, Origin],
        },
        new()
        {
            Name = "slash",
            SlashForms = true,
            Releases = new Dictionary<string, MutantRelease>
            {
                ["before"] = new("verbatim", AppendsSlash: true),
                ["both"] = new("any"),
                ["after"] = new("any", AppendsSlash: true),
            },
            Configs = With(new(MutantConfig.TakesSlash)),
            Steps = [Edge, Origin],
        },
        new()
        {
            Name = "no-redirect-kept",
            Releases = Names.ToDictionary(r => r.Key, r => r.Value with { Redirects = MutantRelease.Never }),
            Configs = Rewriting,
            Steps = [Origin, Edge],
        },
    ];

    private static Dictionary<string, MutantConfig> With(MutantConfig after) => new()
    {
        ["before"] = new(),
        ["after"] = after,
    };
}
