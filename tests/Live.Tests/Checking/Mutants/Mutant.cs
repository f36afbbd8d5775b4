using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Live.Tests.Checking.Mutants;

/// <summary>A change that an alteration can be made of, and the change file that it is.</summary>
internal sealed record Mutant
{
    public required string Name { get; init; }

    /// <summary>The project, as its owner writes it.</summary>
    public string Project { get; init; } = "PyYAML";

    public bool Shield { get; init; }

    public bool SlashForms { get; init; }

    public string Profile { get; init; } = "pypi-2022";

    public required IReadOnlyDictionary<string, MutantRelease> Releases { get; init; }

    public required IReadOnlyDictionary<string, MutantConfig> Configs { get; init; }

    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>The change file; clients in it have no caches of their own.</summary>
    public string Text =>
        $$$"""
        schema: 1
        change: {{{Name}}}
        host: pypi.example
        shield: {{{(Shield ? "true" : "false")}}}
        families:
          project-json: {paths: [{{{Paths}}}]}
        origin:
          release: before
          releases:
        {{{Lines(Releases.Select(r => $"    {r.Key}:\n      {r.Value.Text}"))}}}
        edge:
          config: before
          profile: {base: {{{Profile}}}}
          configs:
        {{{Lines(Configs.Select(c => $"    {c.Key}: {c.Value.Text}"))}}}
        names: [{{{Project}}}]
        personas: {requests: {}}
        steps:
        {{{Lines(Steps.Select(s => $"  - {s}"))}}}

        """;

    private string Paths => "\"/pypi/{name}/json\"" + (SlashForms ? ", \"/pypi/{name}/json/\"" : "");

    /// <summary>The change; null: it contradicts itself, as some alterations do.</summary>
    public ChangeSpec? Load() => ChangeLoader.Parse(Text, Name + ".yaml").Spec;

    /// <summary>What is wrong with it, a line each.</summary>
    public string Findings => Lines(ChangeLoader.Parse(Text, Name + ".yaml").Findings.Select(f => f.ToString()));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
