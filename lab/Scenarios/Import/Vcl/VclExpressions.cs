using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Vcl;

/// <summary>Reads texts and conditions of VCL.</summary>
internal sealed class VclExpressions(VclCursor cursor, bool isVarnish)
{
    /// <summary>Brackets within brackets.</summary>
    private const int DepthMax = 100;

    private int _depth;

    /// <summary>A text: terms one after the other, with or without <c>+</c>.</summary>
    public Expression Text()
    {
        var at = cursor.Now.At;
        var parts = new List<Expression> { Term() };
        while (cursor.Accept("+") || cursor.Now.Kind is VclTokenKind.Text or VclTokenKind.Word)
        {
            parts.Add(Term());
        }
        return parts.Count == 1 ? parts[0] : new Expression.Concat(at, parts);
    }

    /// <summary>A condition.</summary>
    public Condition Condition()
    {
        var at = cursor.Now.At;
        if (_depth == DepthMax)
        {
            cursor.Notes.Add(at, cursor.Now.Text, $"more than {DepthMax} brackets within each other");
            cursor.Take();
            return new Condition.Constant(at, false);
        }
        _depth++;
        var parts = new List<Condition> { Conjunction() };
        while (cursor.Accept("||"))
        {
            parts.Add(Conjunction());
        }
        _depth--;
        return parts.Count == 1 ? parts[0] : new Condition.Any(at, parts);
    }

    private Condition Conjunction()
    {
        var at = cursor.Now.At;
        var parts = new List<Condition> { Comparison() };
        while (cursor.Accept("&&"))
        {
            parts.Add(Comparison());
        }
        return parts.Count == 1 ? parts[0] : new Condition.All(at, parts);
    }

    private Condition Comparison()
    {
        var first = cursor.Now;
        if (cursor.Now.Is("!"))
        {
            var not = false;
            while (cursor.Accept("!"))
            {
                not = !not;
            }
            var part = Comparison();
            return not ? new Condition.Not(first.At, part) : part;
        }
        if (cursor.Accept("("))
        {
            var inner = Condition();
            cursor.Expect(")");
            return inner;
        }
        var left = Text();
        var sign = cursor.Now;
        if (sign.Kind != VclTokenKind.Sign || sign.Text is ")" or "&&" or "||" or "{" or ";")
        {
            return Bare(first, left);
        }
        cursor.Take();
        var right = cursor.Now;
        var compared = sign.Text switch
        {
            "~" or "!~" => Match(first, left),
            "==" or "!=" => Equal(first, left),
            ">" when IsRestarts(first, right, "0") => new Condition.Constant(cursor.Take().At, false),
            "<" when IsRestarts(first, right, "1") => new Condition.Constant(cursor.Take().At, true),
            _ => null,
        };
        if (compared is null)
        {
            var text = right.Kind is VclTokenKind.End || right.Is(")") ? right.Text : cursor.Take().Text;
            return new Condition.Unknown(
                first.At, cursor.TextFrom(first), $"rules do not compare by {sign.Text} with {text}");
        }
        return sign.Text is "!~" or "!=" ? new Condition.Not(first.At, compared) : compared;
    }

    private static bool IsRestarts(VclToken left, VclToken right, string number) =>
        left.Is("req.restarts") && right.Kind == VclTokenKind.Number && right.Text == number;

    private static Condition Bare(VclToken first, Expression left) => left switch
    {
        Expression.Name name => new Condition.Holds(name.At, name.Id, Loose: false),
        Expression.Literal { Text: "true" or "false" } literal =>
            new Condition.Constant(literal.At, literal.Text == "true"),
        Expression.Unknown unknown => new Condition.Unknown(unknown.At, unknown.Text, unknown.Why),
        _ => new Condition.Unknown(first.At, first.Text, "it is no condition that rules have"),
    };

    private Condition? Match(VclToken first, Expression left)
    {
        if (cursor.Now.Kind != VclTokenKind.Text)
        {
            return null;
        }
        var pattern = Pattern(cursor.Take());
        return left is Expression.Unknown unknown ? new Condition.Unknown(unknown.At, unknown.Text, unknown.Why)
            : pattern is null ? new Condition.Constant(first.At, false)
            : new Condition.Matches(first.At, left, pattern);
    }

    private Condition? Equal(VclToken first, Expression left)
    {
        if (first.Is("req.restarts") && cursor.Now is { Kind: VclTokenKind.Number } number)
        {
            cursor.Take();
            return new Condition.Constant(first.At, number.Text == "0");
        }
        if (cursor.Now.Kind is not (VclTokenKind.Text or VclTokenKind.Number))
        {
            return null;
        }
        var text = Literal(cursor.Take());
        return left is Expression.Unknown unknown ? new Condition.Unknown(unknown.At, unknown.Text, unknown.Why)
            : text is Expression.Literal literal ? new Condition.Equal(first.At, left, literal.Text)
            : null;
    }

    private Expression Term()
    {
        var token = cursor.Take();
        return token.Kind switch
        {
            VclTokenKind.Text or VclTokenKind.Number => Literal(token),
            VclTokenKind.Word when cursor.Now.Is("(") => Function(token),
            VclTokenKind.Word => Variable(token),
            _ => new Expression.Unknown(token.At, token.Text, "a text is expected here"),
        };
    }

    /// <summary>A string. In Fastly's, a percent sign begins an escape; in Varnish's, it is one.</summary>
    private Expression Literal(VclToken token) => !isVarnish && token.Kind == VclTokenKind.Text && HasEscape(token.Text)
        ? new Expression.Unknown(
            token.At,
            token.Text,
            "Fastly decodes %xx, Varnish does not; a first line such as 'vcl 4.1;' tells which it is")
        : new Expression.Literal(token.At, token.Text);

    private static bool HasEscape(string text) => text.Index().Any(c => c.Item == '%'
        && (text.ElementAtOrDefault(c.Index + 1) == 'u' || char.IsAsciiHexDigit(text.ElementAtOrDefault(c.Index + 1))));

    private static Expression Variable(VclToken token)
    {
        const string group = "re.group.";
        return token.Text is "true" or "false" ? new Expression.Literal(token.At, token.Text)
            : token.Text.StartsWith(group, StringComparison.Ordinal)
                ? new Expression.Group(token.At, token.Text[group.Length..])
            : VclNames.Of(token.Text) is { } name ? new Expression.Name(token.At, name)
            : new Expression.Unknown(token.At, token.Text, "rules know nothing of this variable");
    }

    private Expression Function(VclToken name)
    {
        if (_depth == DepthMax)
        {
            return new Expression.Unknown(name.At, name.Text, $"more than {DepthMax} brackets within each other");
        }
        _depth++;
        cursor.Expect("(");
        var function = name.Text switch
        {
            "std.tolower" => new Expression.Case(name.At, Text(), Upper: false),
            "std.toupper" => new Expression.Case(name.At, Text(), Upper: true),
            "regsub" or "regsuball" => Replace(name),
            "querystring.remove" when cursor.Now.Is("req.url") && cursor.Next().Is(")") =>
                new Expression.Name(cursor.Take().At, Names.Path),
            _ => null,
        };
        _depth--;
        if (function is not null && cursor.Accept(")"))
        {
            return function;
        }
        for (var depth = 1; depth > 0 && !cursor.Ended && !cursor.Now.Is(";") && !cursor.Now.Is("{");)
        {
            depth += cursor.Now.Is("(") ? 1 : cursor.Now.Is(")") ? -1 : 0;
            cursor.Take();
        }
        return new Expression.Unknown(
            name.At, cursor.TextFrom(name), "this function is not read, or not with these arguments");
    }

    private Expression? Replace(VclToken name)
    {
        var subject = Text();
        if (!cursor.Accept(",") || cursor.Now.Kind != VclTokenKind.Text || !cursor.Next().Is(","))
        {
            return null;
        }
        var pattern = cursor.Take();
        cursor.Take();
        if (cursor.Now.Kind != VclTokenKind.Text || !cursor.Next().Is(")"))
        {
            return null;
        }
        var by = cursor.Take();
        return Literal(by) is not Expression.Literal literal ? Literal(by)
            : Pattern(pattern) is { } read
                ? new Expression.Replace(name.At, subject, read, literal.Text, name.Text == "regsuball")
                : new Expression.Literal(name.At, "");
    }

    private Pattern? Pattern(VclToken token) => PcreReader.Read(token.Text, token.Inside, false, cursor.Notes);
}
