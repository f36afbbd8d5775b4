using System.Text;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Import;

/// <summary>Writes an edge config as scenario files hold it, under <c>edge.configs</c>.</summary>
public static class EdgeConfigYaml
{
    /// <summary>The config under its name; keys at their defaults are left out.</summary>
    public static string Write(EdgeConfig config)
    {
        var text = new StringBuilder($"{Quote(config.Name)}:\n");
        if (config.CacheKey != "{host}{url}")
        {
            text.Append($"  cache_key: {Quote(config.CacheKey)}\n");
        }
        text.Append(config.Rules.Count == 0 ? "  rules: []\n" : "  rules:\n");
        foreach (var rule in config.Rules)
        {
            text.Append($"    - name: {Quote(rule.Name)}\n");
            foreach (var (key, value) in Keys(rule).Where(k => k.Value is not null))
            {
                text.Append($"      {key}: {value}\n");
            }
        }
        return text.ToString();
    }

    private static IEnumerable<(string Key, string? Value)> Keys(EdgeRule rule) =>
    [
        ("match", Quote(rule.Match)),
        ("on", rule.On == EdgeRuleSubject.Path ? null : rule.On.ToString().ToLowerInvariant()),
        ("not", rule.Not ? "true" : null),
        ("methods", rule.Methods.Count == 0 ? null : $"[{string.Join(", ", rule.Methods)}]"),
        ("rewrite", Quote(rule.Rewrite)),
        ("each_match", rule.EachMatch ? "true" : null),
        ("redirect", Quote(rule.Redirect)),
        ("status", rule.Redirect is null ? null : $"{rule.Status}"),
        ("pass", rule.Pass ? "true" : null),
        ("key", Quote(rule.Key)),
        ("strip_query", rule.StripQuery ? "true" : null),
        ("skip", rule.Skip == 0 ? null : $"{rule.Skip}"),
    ];

    /// <summary>A text in single quotes, in which YAML knows no escape but the quote itself.</summary>
    private static string? Quote(string? text) =>
        text is null ? null : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
