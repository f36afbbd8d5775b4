using System.Text;

namespace CdnLab.Scenarios.Import.Flow;

/// <summary>Takes a replacement out of a statement: a branch on whether it matches, the replaced text in one arm and
/// the text as it was in the other.</summary>
internal static class ReplaceHoist
{
    private static readonly string[] QueryAndMark = [@"\?.*$", @"\?.*", @"[?].*$", @"(?<g1>\?.*)$", @"\?(?<g1>.*)$"];

    /// <summary>The innermost replacement that a rule can make a condition of, or null.</summary>
    public static Expression.Replace? Find(Expression expression) => expression switch
    {
        Expression.Replace replace => Find(replace.Subject)
            ?? (ExpressionReader.IsHyphenRuns(replace) ? null : replace),
        Expression.Case letters => Find(letters.Subject),
        Expression.Concat concat => concat.Parts.Select(Find).FirstOrDefault(r => r is not null),
        _ => null,
    };

    /// <summary>An expression with one replacement exchanged.</summary>
    public static Expression With(Expression whole, Expression.Replace old, Expression by) => whole switch
    {
        _ when ReferenceEquals(whole, old) => by,
        Expression.Replace replace => replace with { Subject = With(replace.Subject, old, by) },
        Expression.Case letters => letters with { Subject = With(letters.Subject, old, by) },
        Expression.Concat concat => concat with { Parts = [.. concat.Parts.Select(p => With(p, old, by))] },
        _ => whole,
    };

    /// <summary>A replacement that has a name of its own: what is before the query, the query, all but a fragment.
    /// </summary>
    public static Expression? Plain(Expression.Replace replace) => (replace.Subject, replace) switch
    {
        (Expression.Name { Id: Names.Url } url, { By: "" }) when QueryAndMark.Contains(replace.Pattern.Text) =>
            url with { Id = Names.Path },
        (Expression.Name { Id: Names.Url } url, { By: "", Pattern.Text: "^[^?]*" or @"^[^\?]*" }) =>
            url with { Id = Names.Query },
        // No request target has a fragment (RFC 9112 3.2.1).
        (Expression.Name { Id: Names.Url } url, { By: "", Pattern.Text: "#.*$" or "#.*" or @"\#.*$" }) => url,
        _ => null,
    };

    /// <summary>A statement with a replacement in its text, as a branch without it.</summary>
    public static Statement Branch(
        Expression value, Expression.Replace replace, Func<Expression, Statement> statement)
    {
        var surrounded = replace.Pattern.Surrounded();
        return new Statement.If(
            replace.At,
            new Condition.Matches(replace.At, replace.Subject, surrounded, Quiet: true),
            [statement(With(value, replace, Replaced(replace, surrounded)))],
            [statement(With(value, replace, replace.Subject))]);
    }

    /// <summary>The text with its match replaced: before, replacement, after.</summary>
    private static Expression.Concat Replaced(Expression.Replace replace, Pattern surrounded)
    {
        var parts = new List<Expression>();
        if (surrounded.Groups.Contains(Pattern.Before))
        {
            parts.Add(new Expression.Group(replace.At, Pattern.Before, surrounded));
        }
        parts.AddRange(Replacement(replace.At, replace.By, surrounded));
        if (surrounded.Groups.Contains(Pattern.After))
        {
            parts.Add(new Expression.Group(replace.At, Pattern.After, surrounded));
        }
        return new Expression.Concat(replace.At, parts);
    }

    /// <summary>A replacement text in parts; <c>\1</c> is a group.</summary>
    public static IEnumerable<Expression> Replacement(Place at, string text, Pattern pattern)
    {
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                literal.Append(text[i]);
                continue;
            }
            i++;
            if (!char.IsAsciiDigit(text[i]))
            {
                literal.Append(text[i]);
                continue;
            }
            yield return new Expression.Literal(at, literal.ToString());
            literal.Clear();
            yield return new Expression.Group(at, text[i].ToString(), pattern);
        }
        yield return new Expression.Literal(at, literal.ToString());
    }
}
