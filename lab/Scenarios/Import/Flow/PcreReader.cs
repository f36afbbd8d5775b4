using System.Text;

namespace CdnLab.Scenarios.Import.Flow;

/// <summary>Reads an expression of PCRE into the dialect of rules, which needs no backtracking. What has no meaning
/// there is a finding at its own column.</summary>
internal sealed class PcreReader
{
    private const string PlainEscapes = "dDwWsSbBtnrfAZz";
    private const string ClassEscapes = "dDwWsStnrf";
    private static readonly string[] Reserved = ["host", "url", "path", "query", Pattern.Before, Pattern.After];

    private static readonly Dictionary<string, string> PosixClasses = new()
    {
        ["alpha"] = "a-zA-Z", ["digit"] = "0-9", ["alnum"] = "a-zA-Z0-9", ["lower"] = "a-z", ["upper"] = "A-Z",
        ["space"] = @"\s", ["xdigit"] = "0-9a-fA-F", ["word"] = @"\w",
    };

    private readonly StringBuilder _text = new();
    private readonly List<string> _groups = [];
    private readonly string _source;
    private int _at;

    private PcreReader(string source) => _source = source;

    /// <summary>The expression, or null after a finding.</summary>
    /// <param name="source">As written in the file.</param>
    /// <param name="at">Where its first character stands.</param>
    /// <param name="ignoreCase">Whether letters match in either case.</param>
    /// <param name="notes">Takes what is not understood.</param>
    public static Pattern? Read(string source, Place at, bool ignoreCase, Notes notes)
    {
        var reader = new PcreReader(source);
        var why = reader.Translate();
        if (why is null)
        {
            var text = (ignoreCase && source.Length > 0 ? "(?i)" : "") + reader._text;
            var pattern = new Pattern(at, text, reader._groups);
            try
            {
                pattern.Compile();
                return pattern;
            }
            catch (Exception error) when (error is ArgumentException or NotSupportedException)
            {
                why = $"the expression does not compile without backtracking: {error.Message.ReplaceLineEndings(" ")}";
                reader._at = 0;
            }
        }
        notes.Add(at.Right(Math.Min(reader._at, source.Length)), source, why);
        return null;
    }

    /// <summary>The name that a group gets in rules.</summary>
    public static string Safe(string name) => Reserved.Contains(name) ? $"{name}_group" : name;

    private string? Translate()
    {
        if (_source.StartsWith("(*", StringComparison.Ordinal))
        {
            return "rules have no verbs of PCRE";
        }
        while (_at < _source.Length)
        {
            var why = _source[_at] switch
            {
                '\\' => Escape(PlainEscapes),
                '[' => Class(),
                '(' => Open(),
                '*' or '+' or '?' or '{' => Quantifier(),
                < ' ' or > '~' => "only printable ASCII stands in a URL: percent-encode it",
                _ => Copy(),
            };
            if (why is not null)
            {
                return why;
            }
        }
        return null;
    }

    private string? Copy()
    {
        _text.Append(_source[_at++]);
        return null;
    }

    private string? Quantifier()
    {
        var end = _source[_at] == '{' ? _source.IndexOf('}', _at) : _at;
        if (_source[_at] == '{')
        {
            var bounds = end < 0 ? "" : _source[(_at + 1)..end];
            if (bounds.StartsWith(','))
            {
                return "{,n} is a text to some versions of PCRE and a quantifier to others";
            }
            if (bounds.Length == 0 || !bounds.All(c => char.IsAsciiDigit(c) || c == ','))
            {
                _text.Append('\\');
                return Copy();
            }
        }
        _text.Append(_source, _at, end + 1 - _at);
        _at = end + 1;
        if (_at < _source.Length && _source[_at] == '+')
        {
            return "possessive quantifiers need backtracking to mean anything; rules have none";
        }
        return _at < _source.Length && _source[_at] == '?' ? Copy() : null;
    }

    private string? Escape(string letters)
    {
        if (_at + 1 == _source.Length)
        {
            return "a backslash at the end";
        }
        var c = _source[_at + 1];
        if (c == 'x' && _at + 3 < _source.Length && char.IsAsciiHexDigit(_source[_at + 2])
            && char.IsAsciiHexDigit(_source[_at + 3]))
        {
            _text.Append(_source, _at, 4);
            _at += 4;
            return null;
        }
        if (c is >= '1' and <= '9' or 'g' or 'k')
        {
            return "back references need backtracking; rules have none";
        }
        if (char.IsAsciiLetterOrDigit(c) && !letters.Contains(c, StringComparison.Ordinal))
        {
            return $"\\{c} has no counterpart in rules";
        }
        if (c is < ' ' or > '~')
        {
            return "only printable ASCII stands in a URL: percent-encode it";
        }
        _text.Append(c == '_' ? "" : "\\").Append(c);
        _at += 2;
        return null;
    }

    private string? Class()
    {
        Copy();
        if (_at < _source.Length && _source[_at] == '^')
        {
            Copy();
        }
        for (var first = true; _at < _source.Length && (first || _source[_at] != ']'); first = false)
        {
            var c = _source[_at];
            var why = c switch
            {
                '\\' => Escape(ClassEscapes),
                '[' when Posix() is { } name => PosixClass(name),
                '[' when _source[_at - 1] == '-' => "a bracket after a hyphen subtracts a class in rules",
                '[' => Bracket(c),
                ']' => Bracket(c),
                < ' ' or > '~' => "only printable ASCII stands in a URL: percent-encode it",
                _ => Copy(),
            };
            if (why is not null)
            {
                return why;
            }
        }
        return _at < _source.Length ? Copy() : "the class is not closed";
    }

    private string? Bracket(char c)
    {
        _text.Append('\\').Append(c);
        _at++;
        return null;
    }

    private string? Posix()
    {
        var end = _source.IndexOf(":]", _at, StringComparison.Ordinal);
        return _at + 1 < _source.Length && _source[_at + 1] == ':' && end > _at + 1 ? _source[(_at + 2)..end] : null;
    }

    private string? PosixClass(string name)
    {
        if (!PosixClasses.TryGetValue(name, out var characters))
        {
            return $"[:{name}:] has no counterpart in rules";
        }
        _text.Append(characters);
        _at += name.Length + 4;
        return null;
    }

    private string? Open()
    {
        var rest = _source[_at..];
        if (!rest.StartsWith("(?", StringComparison.Ordinal))
        {
            return Group($"g{_groups.Count + 1}", 1);
        }
        foreach (var (start, end) in (ReadOnlySpan<(string, char)>)[("(?P<", '>'), ("(?<", '>'), ("(?'", '\'')])
        {
            if (rest.StartsWith(start, StringComparison.Ordinal)
                && rest.Length > start.Length && (char.IsAsciiLetter(rest[start.Length]) || rest[start.Length] == '_')
                && rest.IndexOf(end, start.Length) is > 0 and var close)
            {
                return Group(Safe(rest[start.Length..close]), close + 1);
            }
        }
        var stop = rest.IndexOfAny([':', ')']);
        var options = stop < 0 ? rest[2..] : rest[2..stop];
        if (stop < 0 || options.Any(c => c is not ('i' or 'm' or 's' or '-')))
        {
            return "lookarounds, atomic groups, conditions and recursion need backtracking; rules have none";
        }
        _text.Append(rest, 0, stop + 1);
        _at += stop + 1;
        return null;
    }

    private string? Group(string name, int length)
    {
        if (_groups.Contains(name))
        {
            return $"two groups are called '{name}'";
        }
        _groups.Add(name);
        _text.Append("(?<").Append(name).Append('>');
        _at += length;
        return null;
    }
}
