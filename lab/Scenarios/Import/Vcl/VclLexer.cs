using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Vcl;

/// <summary>Takes VCL apart into words; comments, which include Fastly's macros such as <c>#FASTLY recv</c>, are left
/// out.</summary>
internal sealed class VclLexer(string source, Notes notes)
{
    private static readonly string[] Signs =
        ["&&", "||", "==", "!=", "!~", "<=", ">=", "+=", "-=", "*=", "/=", "|=", "&="];

    private readonly List<VclToken> _tokens = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;

    public static IReadOnlyList<VclToken> Read(string source, Notes notes) => new VclLexer(source, notes).Read();

    private Place Here => new(_line, _at - _lineStart + 1);

    private List<VclToken> Read()
    {
        while (_at < source.Length)
        {
            var c = source[_at];
            if (char.IsWhiteSpace(c))
            {
                Skip(1);
            }
            else if (c == '#' || Looking("//"))
            {
                Skip(Until("\n", _at));
            }
            else if (Looking("/*"))
            {
                Skip(Closing("*/", "the comment", 2));
            }
            else if (Looking("C{"))
            {
                notes.Add(Here, "C{", "inline C is not read");
                Skip(Closing("}C", "the inline C", 2));
            }
            else if (c == '"')
            {
                if (Looking("\"\"\""))
                {
                    Text(3, "\"\"\"");
                }
                else
                {
                    Text(1, "\"");
                }
            }
            else if (c == '{' && LongText() is { } opening)
            {
                Text(opening.Length, $"\"{opening[1..^1]}}}");
            }
            else
            {
                Plain(c);
            }
        }
        _tokens.Add(new(VclTokenKind.End, "end of file", Here, Here, source.Length, source.Length));
        return _tokens;
    }

    private bool Looking(string text) => string.CompareOrdinal(source, _at, text, 0, text.Length) == 0;

    private void Skip(int length)
    {
        for (var end = Math.Min(_at + length, source.Length); _at < end; _at++)
        {
            if (source[_at] == '\n')
            {
                (_line, _lineStart) = (_line + 1, _at + 1);
            }
        }
    }

    private int Until(string text, int from)
    {
        var end = source.IndexOf(text, from, StringComparison.Ordinal);
        return (end < 0 ? source.Length : end) - _at;
    }

    private int Closing(string text, string what, int opening)
    {
        var length = Until(text, Math.Min(_at + opening, source.Length));
        if (_at + length == source.Length)
        {
            notes.Add(Here, source[_at..Math.Min(_at + 20, source.Length)], $"{what} is not closed");
        }
        return length + text.Length;
    }

    /// <summary>The opening of a long string: <c>{"</c>, or <c>{mark"</c>.</summary>
    private string? LongText()
    {
        var end = _at + 1;
        while (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] == '_'))
        {
            end++;
        }
        return end < source.Length && source[end] == '"' ? source[_at..(end + 1)] : null;
    }

    private void Text(int opening, string closing)
    {
        var (at, start) = (Here, _at);
        var length = Closing(closing, "the string", opening);
        var end = Math.Max(_at + opening, Math.Min(_at + length - closing.Length, source.Length));
        var text = source[Math.Min(_at + opening, source.Length)..Math.Min(end, source.Length)];
        if (closing == "\"" && text.Contains('\n'))
        {
            notes.Add(at, text.Split('\n')[0], "the string does not end on its line");
        }
        Skip(opening);
        var inside = Here;
        Skip(length - opening);
        _tokens.Add(new(VclTokenKind.Text, text, at, inside, start, _at));
    }

    private void Plain(char c)
    {
        var (at, start) = (Here, _at);
        var kind = char.IsAsciiLetter(c) || c == '_' ? VclTokenKind.Word
            : char.IsAsciiDigit(c) ? VclTokenKind.Number
            : VclTokenKind.Sign;
        var end = _at + 1;
        while (kind != VclTokenKind.Sign && end < source.Length && Continues(source[end]))
        {
            end++;
        }
        Skip(kind == VclTokenKind.Sign && Array.Exists(Signs, Looking) ? 2 : end - _at);
        _tokens.Add(new(kind, source[start.._at], at, at, start, _at));
    }

    private static bool Continues(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or ':';
}
