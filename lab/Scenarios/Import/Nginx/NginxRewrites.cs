using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Nginx;

/// <summary>Reads the directives of the rewrite module, in order, as statements.</summary>
/// <param name="texts">Reads texts.</param>
/// <param name="conditions">Reads conditions.</param>
/// <param name="last">Routine after <c>last</c>.</param>
/// <param name="done">Routine after <c>break</c>.</param>
internal sealed class NginxRewrites(NginxTexts texts, NginxConditions conditions, string last, string done)
{
    private static readonly string[] Elsewhere =
        ["location", "map", "server", "proxy_cache_key", "proxy_cache_bypass", "proxy_no_cache"];

    /// <summary>The statements of a block.</summary>
    public IReadOnlyList<Statement> Read(IReadOnlyList<NginxDirective> directives) =>
        [.. directives.SelectMany(d => NginxMaps.Needs(d, texts).Concat(One(d)))];

    private IEnumerable<Statement> One(NginxDirective directive) => directive switch
    {
        { Name: "if", Block: { } block } =>
            [new Statement.If(directive.At, conditions.Read(directive), Read(block), [])],
        { Name: "set", Words: [{ Text: ['$', ..] } name, var value] } =>
            [new Statement.Set(directive.At, name.Text, texts.Read(value))],
        { Name: "break", Words: [] } => [new Statement.GoTo(directive.At, done)],
        { Name: "return" } => Return(directive),
        { Name: "rewrite", Words: [var pattern, var by, ..] } => Rewrite(directive, pattern, by),
        _ when Elsewhere.Contains(directive.Name) || NginxHarmless.Holds(directive) => [],
        { Name: "include" } => [directive.Unknown("other files are not read: give one that holds it all")],
        { Name: "proxy_cache_valid" or "proxy_cache_use_stale" or "expires" or "add_header" or "proxy_ignore_headers"
            or "proxy_cache_background_update" or "proxy_cache_methods" or "proxy_cache_min_uses" } =>
            [directive.Unknown("what is stored, and for how long, is said by the profile, not by rules")],
        _ => [directive.Unknown("this directive is not read, or not with these words")],
    };

    private IEnumerable<Statement> Return(NginxDirective directive)
    {
        var (status, location) = directive.Words switch
        {
            [var code, var text] when code.Text.All(char.IsAsciiDigit) => (code.Text, texts.Location(text)),
            [var code] when code.Text.All(char.IsAsciiDigit) => (code.Text, null),
            [var text] => ("302", texts.Location(text)),
            _ => ("", null),
        };
        return Redirect(directive.At, status, location);
    }

    private static Statement[] Redirect(Place at, string status, Expression? location) =>
    [
        new Statement.Set(at, Names.Status, new Expression.Literal(at, status)),
        new Statement.Set(at, Names.Location, location),
        new Statement.Answer(at),
    ];

    private IEnumerable<Statement> Rewrite(NginxDirective directive, NginxWord pattern, NginxWord by)
    {
        var flag = directive.Words.Count > 2 ? directive.Words[2].Text : "";
        var bare = by.Text.EndsWith('?');
        var target = bare ? by with { Text = by.Text[..^1] } : by;
        var absolute = target.Text.StartsWith("http://", StringComparison.Ordinal)
            || target.Text.StartsWith("https://", StringComparison.Ordinal)
            || target.Text.StartsWith("$scheme", StringComparison.Ordinal);
        if (target.Text.Contains('?') && !bare)
        {
            return
            [
                directive.Unknown(
                    "the query is added to one of the rewrite's own, which no template can say: end it in ?"),
            ];
        }
        if (flag is not ("" or "last" or "break" or "redirect" or "permanent") || directive.Words.Count > 3)
        {
            return [directive.Unknown("the flag is none of last, break, redirect and permanent")];
        }
        var value = absolute ? texts.Location(target) : texts.Read(target);
        var whole = bare ? value : new Expression.Concat(by.At, [value, new Expression.Name(by.At, Names.Query)]);
        IEnumerable<Statement> effect = absolute || flag is "redirect" or "permanent"
            ? Redirect(directive.At, flag == "permanent" ? "301" : "302", whole)
            : [new Statement.SetUrl(directive.At, whole), .. Next(directive.At, flag)];
        var path = new Expression.Name(directive.At, Names.Path);
        var matches = conditions.Matches(directive.At, path, pattern, ignoreCase: false);
        return [new Statement.If(directive.At, matches, [.. effect], [])];
    }

    private Statement[] Next(Place at, string flag) =>
        flag.Length == 0 ? [] : [new Statement.GoTo(at, flag == "last" ? last : done)];
}
