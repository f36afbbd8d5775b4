using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Import.Flow;

/// <summary>What a text of the configuration is made of, at one point of it.</summary>
internal sealed class ExpressionReader(Notes notes)
{
    private const string StaleWhy = "the URL was changed since, and rules see only the URL as it is now";

    private static readonly string[] HyphenRuns =
        ["[-_.]+", "[-._]+", "[._-]+", "[_.-]+", "[.-_]+", "[_-.]+", @"[-_\.]+", @"[-\._]+", @"[\-_\.]+", @"[\._-]+",
            @"[_\.-]+", @"[\-\._]+", @"[_.\-]+", @"[._\-]+"];

    /// <summary>Its parts; null after a finding.</summary>
    public TextValue? Read(Expression expression, FlowState state)
    {
        switch (expression)
        {
            case Expression.Literal literal:
                return TextValue.Of(literal.Text);
            case Expression.Name name:
                return Variable(name, state);
            case Expression.Group group:
                return Group(group, state);
            case Expression.Concat concat:
                var parts = concat.Parts.Select(part => Read(part, state)).ToList();
                return parts.Contains(null) ? null : new TextValue(parts.SelectMany(p => p!.Parts));
            case Expression.Case letters:
                return Read(letters.Subject, state)?.InCase(letters.Upper);
            case Expression.Replace replace:
                return Replaced(replace, state);
            case Expression.Unknown unknown:
                return Refuse(unknown.At, unknown.Text, unknown.Why);
            default:
                throw new InvalidOperationException($"{expression.GetType()} is not read");
        }
    }

    /// <summary>The test whose groups a text uses (null: none); false after a finding that no rule can say it.
    /// </summary>
    public bool Sayable(Place at, TextValue value, FlowState state, out Test? owner)
    {
        owner = value.Parts.FirstOrDefault(p => p.Of is not null)?.Of;
        var first = owner;
        var why = value.Parts.Any(p => p.Name is not null && !Current(p, state)) ? StaleWhy
            : value.Parts.Any(p => p.Of is not null && p.Of != first)
                ? "it uses groups of two expressions; a rule has one"
            : value.Parts.Any(p => p.Template() is null)
                ? "a template has no braces in its text, and no transform but lower, upper and pep503"
                : null;
        if (why is not null)
        {
            notes.Add(at, Shown(value), why);
        }
        return why is null;
    }

    /// <summary>Whether a replacement is one that a template can say on any text: the PEP 503 hyphens.</summary>
    public static bool IsHyphenRuns(Expression.Replace replace) =>
        replace is { All: true, By: "-" } && HyphenRuns.Contains(replace.Pattern.Text);

    private static bool Current(TextPart part, FlowState state) =>
        part.Of is { On: EdgeRuleSubject.Host } || part is { Name: Names.Host, Of: null }
        || part.Version == state.Version;

    private static string Shown(TextValue value) =>
        string.Concat(value.Parts.Select(p => p.Name is null ? p.Literal : $"{{{p.Name}}}"));

    private TextValue? Variable(Expression.Name name, FlowState state) => name.Id switch
    {
        Names.Url or Names.Path or Names.Query or Names.Host =>
            new([TextPart.Variable(name.Id, state.Version)]),
        Names.FirstUrl => new([TextPart.Variable(Names.Url, 0)]),
        Names.Method => Refuse(name.At, name.Id, "a template has no value of the method"),
        _ when state.Knows(name.Id) => state[name.Id] ?? TextValue.Empty,
        _ => Refuse(name.At, name.Id, "no statement of this file sets it before"),
    };

    private TextValue? Group(Expression.Group group, FlowState state)
    {
        var match = group.Of is null ? state.LastMatch
            : state.MatchOf(group.Of) is var (test, version) ? (group.Of, test, version) : null;
        if (match is not var (pattern, of, at))
        {
            return Refuse(group.At, group.Id, "which match this group is of depends on the way here, or there is none");
        }
        return pattern.Group(group.Id) is { } name
            ? new([new TextPart("", name, NameTransform.None, false, of, at)])
            : Refuse(group.At, group.Id, "the expression has no such group; the whole match has no name in rules");
    }

    private TextValue? Replaced(Expression.Replace replace, FlowState state)
    {
        var subject = Read(replace.Subject, state);
        if (subject is null)
        {
            return null;
        }
        if (subject.Constant is { } text && !replace.By.Contains('\\'))
        {
            return TextValue.Of(replace.Pattern.Compile().Replace(text, _ => replace.By, replace.All ? -1 : 1));
        }
        return IsHyphenRuns(replace) && subject.Parts is [{ Name: not null } part]
            ? new([part with { HyphenRuns = true }])
            : Refuse(replace.At, replace.Pattern.Text, "only URL, path and host can be replaced in, as they are now");
    }

    private TextValue? Refuse(Place at, string text, string why)
    {
        notes.Add(at, text, why);
        return null;
    }
}
