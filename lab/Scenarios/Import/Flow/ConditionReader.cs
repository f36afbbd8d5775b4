using System.Text.RegularExpressions;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Import.Flow;

/// <summary>What a condition comes down to at one point of a configuration.</summary>
internal sealed partial class ConditionReader(Notes notes, ExpressionReader expressions)
{
    /// <summary>Its tests; null after a finding.</summary>
    public Resolved? Read(Condition condition, FlowState state)
    {
        switch (condition)
        {
            case Condition.Constant constant:
                return new Resolved.Constant(constant.Value);
            case Condition.All all:
                return Many(all: true, all.Parts, state);
            case Condition.Any any:
                return Many(all: false, any.Parts, state);
            case Condition.Not not:
                return Read(not.Part, state) switch
                {
                    null => null,
                    Resolved.Constant known => new Resolved.Constant(!known.Value),
                    var part => new Resolved.Not(part),
                };
            case Condition.Matches matches:
                return Matches(matches, state);
            case Condition.Equal equal:
                return Equal(equal, state);
            case Condition.Holds holds:
                return Holds(holds, state);
            case Condition.Unknown unknown:
                return Refuse(unknown.At, unknown.Text, unknown.Why);
            default:
                throw new InvalidOperationException($"{condition.GetType()} is not read");
        }
    }

    private Resolved? Many(bool all, IReadOnlyList<Condition> parts, FlowState state)
    {
        var known = new List<Resolved>();
        var good = true;
        foreach (var part in parts)
        {
            var read = Read(part, state);
            if (read is Resolved.Constant constant)
            {
                if (constant.Value != all)
                {
                    return good ? new Resolved.Constant(!all) : null;
                }
                continue;
            }
            good &= read is not null;
            known.Add(read!);
        }
        return !good ? null : known switch
        {
            [] => new Resolved.Constant(all),
            [var one] => one,
            _ => new Resolved.Many(all, known),
        };
    }

    private Resolved? Matches(Condition.Matches matches, FlowState state)
    {
        if (matches.Subject is Expression.Name { Id: Names.Method })
        {
            return MethodList().Match(matches.Pattern.Text) is { Success: true } methods
                ? Leaf(matches.At, Test.OfMethods(methods.Groups["list"].Value.Split('|')), null, true, state)
                : Refuse(matches.At, matches.Pattern.Text, "methods are matched by ^(GET|HEAD)$ and the like only");
        }
        if (expressions.Read(matches.Subject, state) is not { } value)
        {
            return null;
        }
        if (value.Constant is { } text)
        {
            return new Resolved.Constant(matches.Pattern.Compile().IsMatch(text));
        }
        if (Subject(matches.At, value, matches.Pattern.Text, state) is not { } on)
        {
            return null;
        }
        var either = on == EdgeRuleSubject.Host && matches.Pattern.Text.Any(char.IsAsciiLetterUpper) ? "(?i)" : "";
        return Leaf(matches.At, new(on, either + matches.Pattern.Text, ""), matches.Pattern, matches.Quiet, state);
    }

    private Resolved? Equal(Condition.Equal equal, FlowState state)
    {
        if (equal.Subject is Expression.Name { Id: Names.Method })
        {
            return MethodList().IsMatch($"^{equal.Text}$")
                ? Leaf(equal.At, Test.OfMethods([equal.Text]), null, true, state)
                : Refuse(equal.At, equal.Text, "no method is called this");
        }
        if (expressions.Read(equal.Subject, state) is not { } value)
        {
            return null;
        }
        if (value.Constant is { } text)
        {
            return new Resolved.Constant(text == equal.Text);
        }
        if (Subject(equal.At, value, equal.Text, state) is not { } on)
        {
            return null;
        }
        var wanted = on == EdgeRuleSubject.Host ? equal.Text.ToLowerInvariant() : equal.Text;
        return Leaf(equal.At, new(on, $"^{Regex.Escape(wanted)}$", ""), null, true, state);
    }

    private Resolved? Holds(Condition.Holds holds, FlowState state)
    {
        if (holds.Name is Names.Url or Names.Path or Names.Host or Names.Method)
        {
            return new Resolved.Constant(true);
        }
        if (!state.Knows(holds.Name))
        {
            return Refuse(holds.At, holds.Name, "rules know nothing of it: no statement of this file sets it before");
        }
        var value = state[holds.Name];
        if (value is null || !holds.Loose)
        {
            return new Resolved.Constant(value is not null);
        }
        return value.Constant is { } text ? new Resolved.Constant(text is not ("" or "0"))
            : value.Parts.Any(p => p.Name is null) ? new Resolved.Constant(true)
            : Refuse(
                holds.At, holds.Name, "whether it is empty depends on the request in a way that rules cannot test");
    }

    private EdgeRuleSubject? Subject(Place at, TextValue value, string text, FlowState state)
    {
        var why = value.Variable is not { } part
            ? "only method, host, path and URL can be tested, as they are"
            : part.Name != Names.Host && part.Version != state.Version
                ? "the URL was changed since, and rules see only the URL as it is now"
                : null;
        if (why is not null || value.Variable!.Name is Names.Query)
        {
            notes.Add(at, text, why ?? "rules do not test the query by itself");
            return null;
        }
        return value.Variable.Name switch
        {
            Names.Url => EdgeRuleSubject.Url,
            Names.Host => EdgeRuleSubject.Host,
            _ => EdgeRuleSubject.Path,
        };
    }

    private static Resolved Leaf(Place at, Test test, Pattern? pattern, bool quiet, FlowState state)
    {
        // Known already, but its groups are to be had again.
        return state.Outcome(test) is { } outcome && (pattern is null || !outcome)
            ? new Resolved.Constant(outcome)
            : new Resolved.Leaf(at, test, pattern, quiet);
    }

    private Resolved? Refuse(Place at, string text, string why)
    {
        notes.Add(at, text, why);
        return null;
    }

    [GeneratedRegex(@"^\^(\((\?<\w+>|\?:)?(?<list>[A-Z]+(\|[A-Z]+)*)\)|(?<list>[A-Z]+))\$$")]
    private static partial Regex MethodList();
}
