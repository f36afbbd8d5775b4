using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Nginx;

/// <summary>Reads the conditions of <c>if</c>.</summary>
internal sealed class NginxConditions(NginxTexts texts, Notes notes)
{
    /// <summary>The condition in brackets.</summary>
    public Condition Read(NginxDirective directive)
    {
        var words = Unbracketed(directive.Words);
        if (words is not [{ Text: ['$', ..] } first, ..])
        {
            return Unknown(directive, "rules have conditions on variables only");
        }
        var name = first.Text[1..];
        var variable = texts.Variable(name.Trim('{', '}'), first.At);
        if (variable is Expression.Unknown unknown)
        {
            return new Condition.Unknown(unknown.At, directive.Text, unknown.Why);
        }
        return words.Count switch
        {
            1 => variable is Expression.Name temporary
                ? new Condition.Holds(first.At, temporary.Id, Loose: true)
                : Unknown(directive, "whether a group is empty is no condition that rules have"),
            3 => Compare(directive, variable, words[1].Text, words[2]),
            _ => Unknown(directive, "a variable, an operator and a text are expected"),
        };
    }

    /// <summary>A match; a finding where rules have no such expression.</summary>
    public Condition Matches(Place at, Expression subject, NginxWord pattern, bool ignoreCase, int skip = 0) =>
        PcreReader.Read(pattern.Text[skip..], pattern.Inside.Right(skip), ignoreCase, notes) is { } read
            ? new Condition.Matches(at, subject, read)
            : new Condition.Constant(at, false);

    private Condition Compare(NginxDirective directive, Expression variable, string sign, NginxWord text) => sign switch
    {
        "=" when !text.Text.Contains('$') => new Condition.Equal(directive.At, variable, text.Text),
        "!=" when !text.Text.Contains('$') =>
            new Condition.Not(directive.At, new Condition.Equal(directive.At, variable, text.Text)),
        "~" => Matches(directive.At, variable, text, ignoreCase: false),
        "~*" => Matches(directive.At, variable, text, ignoreCase: true),
        "!~" => new Condition.Not(directive.At, Matches(directive.At, variable, text, ignoreCase: false)),
        "!~*" => new Condition.Not(directive.At, Matches(directive.At, variable, text, ignoreCase: true)),
        _ => Unknown(directive, "rules compare with texts only, by =, !=, ~, ~*, !~ and !~*"),
    };

    private static List<NginxWord> Unbracketed(IReadOnlyList<NginxWord> words)
    {
        var rest = words.ToList();
        if (rest is not [{ IsQuoted: false, Text: ['(', ..] } first, ..])
        {
            return [];
        }
        rest[0] = first with { Text = first.Text[1..], At = first.At.Right(1) };
        if (rest[^1] is not { IsQuoted: false, Text: [.., ')'] } last)
        {
            return [];
        }
        rest[^1] = last with { Text = last.Text[..^1] };
        return [.. rest.Where(w => w.IsQuoted || w.Text.Length > 0)];
    }

    private static Condition.Unknown Unknown(NginxDirective directive, string why) =>
        new(directive.At, directive.Text, why);
}
