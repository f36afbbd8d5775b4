using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Import.Flow;

/// <summary>What a new URL, a location or a key is as an action of a rule, on each subject that can say it.</summary>
internal static class Forms
{
    private static readonly EdgeRule Blank = new() { Name = "", Match = "" };

    /// <summary>Sends past the cache.</summary>
    public static IReadOnlyDictionary<EdgeRuleSubject, EdgeRule> Pass { get; } = Same(Blank with { Pass = true });

    /// <summary>Another URL.</summary>
    public static IReadOnlyDictionary<EdgeRuleSubject, EdgeRule> Rewrite(TextValue url) =>
        url.Variable is { Name: Names.Path }
            ? Same(Blank with { StripQuery = true })
            : All(url, (template, strip) => Blank with { Rewrite = template, StripQuery = strip });

    /// <summary>A redirect.</summary>
    public static IReadOnlyDictionary<EdgeRuleSubject, EdgeRule> Redirect(int status, TextValue location) =>
        All(location, (template, strip) => Blank with { Redirect = template, Status = status, StripQuery = strip });

    /// <summary>A cache key.</summary>
    public static IReadOnlyDictionary<EdgeRuleSubject, EdgeRule> Key(TextValue key) =>
        Template(key.Parts) is { } template ? Same(Blank with { Key = template }) : Same(null);

    /// <summary>A template of parts, or null when one of them cannot be said.</summary>
    public static string? Template(IEnumerable<TextPart> parts)
    {
        var texts = parts.Select(p => p.Template()).ToList();
        return texts.Contains(null) ? null : string.Concat(texts);
    }

    private static Dictionary<EdgeRuleSubject, EdgeRule> All(TextValue value, Func<string, bool, EdgeRule> rule)
    {
        var forms = new Dictionary<EdgeRuleSubject, EdgeRule>();
        if (Template(value.Parts) is { } whole)
        {
            forms[EdgeRuleSubject.Url] = forms[EdgeRuleSubject.Host] = rule(whole, false);
        }
        if (OnPath(value) is var (parts, strip) && Template(parts) is { } template)
        {
            forms[EdgeRuleSubject.Path] = rule(template, strip);
        }
        return forms;
    }

    /// <summary>A rule on the path appends the query by itself, or strips it.</summary>
    private static (IEnumerable<TextPart> Parts, bool Strip)? OnPath(TextValue value)
    {
        var queries = value.Parts.Count(p => p is { Name: Names.Url or Names.Query, Of: null });
        var last = value.Parts.LastOrDefault();
        return (queries, last) switch
        {
            (0, _) => (value.Parts, true),
            (1, { Name: Names.Query, Of: null, IsPlain: true }) => (value.Parts.SkipLast(1), false),
            (1, { Name: Names.Url, Of: null, IsPlain: true }) =>
                (value.Parts.SkipLast(1).Append(last with { Name = Names.Path }), false),
            _ => null,
        };
    }

    private static Dictionary<EdgeRuleSubject, EdgeRule> Same(EdgeRule? rule) =>
        rule is null ? [] : Enum.GetValues<EdgeRuleSubject>().ToDictionary(on => on, _ => rule);
}
