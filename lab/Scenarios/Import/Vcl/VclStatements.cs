using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Vcl;

/// <summary>Reads the statements of one subroutine.</summary>
internal sealed class VclStatements(VclCursor cursor, VclExpressions expressions, string routine)
{
    /// <summary>Routine that answers: <c>vcl_error</c> or <c>vcl_synth</c>, then the answer.</summary>
    public const string Answer = "answer";

    /// <summary>Routine that looks up: <c>vcl_hash</c>, then the look-up.</summary>
    public const string Lookup = "lookup";

    private const int DepthMax = 100;

    private static readonly string[] Logging = ["log", "std.log", "std.syslog", "std.collect", "synthetic"];

    private readonly bool _isPassive = VclRoutines.IsPassive(routine);
    private int _depth;

    /// <summary>A block, from its brace to its brace.</summary>
    public IReadOnlyList<Statement> Block()
    {
        var statements = new List<Statement>();
        if (!cursor.Expect("{"))
        {
            cursor.SkipStatement();
            return statements;
        }
        while (!cursor.Ended && !cursor.Now.Is("}"))
        {
            statements.AddRange(One());
        }
        cursor.Expect("}");
        return statements;
    }

    /// <summary>One statement, as those of a flow.</summary>
    public IReadOnlyList<Statement> One()
    {
        var first = cursor.Now;
        return first.Text switch
        {
            ";" => Empty(),
            "if" => If(),
            "set" => Set(),
            "unset" or "remove" => Unset(),
            "declare" => Declare(),
            "error" => Error(),
            "return" => Return(),
            "call" when cursor.Next().Kind == VclTokenKind.Word =>
                Ended(first, () => { cursor.Take(); return [new Statement.Call(first.At, cursor.Take().Text)]; }),
            "hash_data" when routine == "vcl_hash" => Ended(first, () => { cursor.Take(); return [Hash(first)]; }),
            _ when Logging.Contains(first.Text) => Unread(null),
            _ => Unread("this statement is not read"),
        };
    }

    private IReadOnlyList<Statement> Empty()
    {
        cursor.Take();
        return [];
    }

    /// <summary>Leaves a statement out; with a reason, that is a finding.</summary>
    private IReadOnlyList<Statement> Unread(string? why, VclToken? from = null)
    {
        var first = from ?? cursor.Now;
        cursor.SkipStatement();
        if (cursor.Now == first)
        {
            cursor.Take();
        }
        return why is null ? [] : [new Statement.Unknown(first.At, cursor.TextFrom(first), why)];
    }

    /// <summary>A statement that must end with a semicolon.</summary>
    private IReadOnlyList<Statement> Ended(VclToken first, Func<IReadOnlyList<Statement>> read)
    {
        var statements = read();
        return cursor.Accept(";") ? statements : Unread("the statement goes on in a way that is not read", first);
    }

    private IReadOnlyList<Statement> If()
    {
        var first = cursor.Take();
        if (_depth == DepthMax || !cursor.Accept("("))
        {
            return Unread("a condition in brackets is expected, and not too many within each other", first);
        }
        _depth++;
        var condition = expressions.Condition();
        if (!cursor.Accept(")"))
        {
            cursor.Notes.Add(cursor.Now.At, cursor.Now.Text, "the condition goes on in a way that is not read");
            while (!cursor.Ended && !cursor.Now.Is("{") && !cursor.Now.Is(";"))
            {
                cursor.Take();
            }
        }
        var then = Block();
        IReadOnlyList<Statement> otherwise = [];
        if (cursor.Now.Text is "elsif" or "elseif" or "elif")
        {
            otherwise = If();
        }
        else if (cursor.Accept("else"))
        {
            otherwise = cursor.Now.Is("if") ? If() : Block();
        }
        _depth--;
        // Nothing in it matters to rules, so neither does the condition.
        return then.Count + otherwise.Count == 0 ? [] : [new Statement.If(first.At, condition, then, otherwise)];
    }

    private IReadOnlyList<Statement> Set()
    {
        var first = cursor.Take();
        var variable = cursor.Take();
        var sign = cursor.Now.Text;
        var name = VclNames.Of(variable.Text);
        if (sign is not ("=" or "+=") || variable.Kind != VclTokenKind.Word)
        {
            return Unread("rules do not compute", first);
        }
        cursor.Take();
        var isKey = variable.Text == "req.hash" && sign == "+=" && routine == "vcl_hash";
        if (_isPassive && name != Names.Location
            && (VclNames.IsHarmless(variable.Text) || VclNames.IsTemporary(variable.Text)))
        {
            return Unread(null);
        }
        if (VclNames.IsDeciding(variable.Text))
        {
            return Unread("it changes a field that decides what is answered or which variant is found", first);
        }
        if (name is null && VclNames.IsHarmless(variable.Text))
        {
            return Unread(null);
        }
        if (_isPassive || (name is null && !isKey) || (sign == "+=" && !isKey) || name is Names.Path or Names.Method)
        {
            return Unread("rules do not set this here", first);
        }
        return Ended(first, () =>
        {
            var value = expressions.Text();
            return
            [
                isKey ? Keyed(first, value)
                    : name == Names.Url ? new Statement.SetUrl(first.At, value)
                    : new Statement.Set(first.At, name!, Truth(value)),
            ];
        });
    }

    /// <summary>False is as good as not set, where a variable is a condition.</summary>
    private static Expression? Truth(Expression value) => value is Expression.Literal { Text: "false" } ? null : value;

    private IReadOnlyList<Statement> Unset()
    {
        var first = cursor.Take();
        var variable = cursor.Take();
        var name = VclNames.Of(variable.Text);
        return _isPassive && (VclNames.IsHarmless(variable.Text) || VclNames.IsField(variable.Text)) ? Unread(null)
            : VclNames.IsDeciding(variable.Text)
                ? Unread("it changes a field that decides what is answered or which variant is found", first)
            : name is not null && (VclNames.IsField(name) || name == Names.Location)
                ? Ended(first, () => [new Statement.Set(first.At, name, null)])
            : VclNames.IsHarmless(variable.Text) ? Unread(null)
            : Unread("rules do not unset this", first);
    }

    private IReadOnlyList<Statement> Declare()
    {
        var first = cursor.Take();
        var good = cursor.Accept("local") & cursor.Now.Text.StartsWith("var.", StringComparison.Ordinal);
        var name = cursor.Take().Text.ToLowerInvariant();
        good &= cursor.Take().Text is "STRING" or "BOOL";
        return good ? Ended(first, () => [new Statement.Set(first.At, name, null)])
            : Unread("rules have variables of text and truth only", first);
    }

    private IReadOnlyList<Statement> Error()
    {
        var first = cursor.Take();
        return cursor.Now.Kind != VclTokenKind.Number || _isPassive
            ? Unread("an error with a number is expected, in the handling of requests", first)
            : Ended(first, () => Answered(first, cursor.Now.At, cursor.Take().Text, cursor.Now.Is(";")));
    }

    private IReadOnlyList<Statement> Answered(VclToken first, Place at, string status, bool bare) =>
    [
        new Statement.Set(first.At, Names.Status, new Expression.Literal(at, status)),
        new Statement.Set(first.At, Names.Location, null),
        new Statement.Set(first.At, Names.Reason, bare ? null : expressions.Text()),
        new Statement.GoTo(first.At, Answer),
    ];

    private IReadOnlyList<Statement> Return()
    {
        var first = cursor.Take();
        if (cursor.Accept(";"))
        {
            return [new Statement.Leave(first.At)];
        }
        if (!cursor.Accept("("))
        {
            return Unread("what is returned is expected in brackets", first);
        }
        var what = cursor.Take();
        if (what.Text == "synth" && !_isPassive && cursor.Accept("(") && cursor.Now.Kind == VclTokenKind.Number)
        {
            var at = cursor.Now.At;
            var status = cursor.Take().Text;
            var answered = Answered(first, at, status, bare: !cursor.Accept(","));
            return cursor.Accept(")") && cursor.Accept(")") && cursor.Accept(";") ? answered
                : Unread("this return is not read", first);
        }
        Statement? end = (routine, what.Text) switch
        {
            _ when !cursor.Accept(")") || !cursor.Accept(";") => null,
            ("vcl_hash", "lookup" or "hash") => new Statement.Lookup(default),
            ("vcl_error" or "vcl_synth", "deliver") => new Statement.Answer(default),
            ("vcl_error" or "vcl_synth" or "vcl_hash", _) => null,
            _ when _isPassive =>
                VclRoutines.EndsUsually(routine, what.Text) ? new Statement.Leave(first.At) : null,
            (_, "lookup" or "hash") => new Statement.GoTo(first.At, Lookup),
            (_, "pass") => new Statement.Pass(first.At),
            _ => null,
        };
        return end is null ? Unread($"rules do not end with {what.Text} here", first) : [end];
    }

    private Statement Hash(VclToken first)
    {
        cursor.Expect("(");
        var value = expressions.Text();
        cursor.Expect(")");
        return Keyed(first, value);
    }

    private static Statement Keyed(VclToken first, Expression value) => new Statement.Set(
        first.At, Names.Key, new Expression.Concat(value.At, [new Expression.Name(first.At, Names.Key), value]));
}
