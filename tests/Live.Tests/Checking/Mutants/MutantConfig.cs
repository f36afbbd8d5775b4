namespace CdnLab.Live.Tests.Checking.Mutants;

/// <summary>A config of the edge, in the words of a change file.</summary>
/// <param name="Rule">Its rule; empty: none.</param>
/// <param name="Key">Template of its cache keys.</param>
/// <param name="Guard">Whether it refuses stored redirects to themselves.</param>
/// <param name="Unstorable">Statuses that it does not store.</param>
internal sealed record MutantConfig(
    string Rule = "", string Key = MutantConfig.PlainKey, bool Guard = false, string Unstorable = "")
{
    public const string PlainKey = "{host}{url}";
    public const string Normalise = "match: '^/pypi/(?<name>[^/]+)/json$', rewrite: '/pypi/{name:pep503}/json'";
    public const string TakesSlash = "match: '^(?<path>/pypi/.+/json)/$', redirect: '{path}'";

    /// <summary>Rules that a mutation chooses from.</summary>
    public static IReadOnlyList<string> Rules { get; } =
    [
        "",
        Normalise,
        Normalise.Replace("pep503", "lower", StringComparison.Ordinal),
        Normalise.Replace("rewrite", "redirect", StringComparison.Ordinal),
        Normalise.Replace("rewrite", "key", StringComparison.Ordinal),
        Normalise + ", methods: [GET, HEAD]",
        TakesSlash,
        TakesSlash.Replace("redirect", "rewrite", StringComparison.Ordinal),
        "match: '^(?<path>/pypi/.+/json)$', redirect: '{path}/'",
        "match: '^/pypi/[^/]*[A-Z][^/]*/json$', pass: true",
    ];

    public string Text =>
        $"{{rules: [{(Rule.Length > 0 ? $"{{name: rule, {Rule}}}" : "")}], cache_key: '{Key}', "
        + $"refuse_self_redirect: {(Guard ? "true" : "false")}, unstorable_statuses: [{Unstorable}]}}";
}
