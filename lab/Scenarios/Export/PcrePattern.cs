using System.Text;

namespace CdnLab.Scenarios.Export;

/// <summary>A rule's expression in the dialect of PCRE. Rules use the part of .NET's that needs no backtracking, where
/// the two differ little: named groups become numbered ones, plain groups capture nothing, a bracket within a class is
/// itself. What means something else to PCRE is refused.</summary>
internal sealed class PcrePattern
{
    private const string PlainEscapes = "dDwWsSbBtnrfAZz";
    private const string ClassEscapes = "dDwWsStnrf";

    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly string _source;
    private readonly string? _prefix;
    private int _at;

    private PcrePattern(string source, string? prefix) => (_source, _prefix) = (source, prefix);

    /// <summary>The translated expression.</summary>
    public string Text => _text.ToString();

    /// <summary>Numbers of the groups by name.</summary>
    public IReadOnlyDictionary<string, int> Groups => _groups;

    /// <summary>Translates an expression.</summary>
    /// <param name="pattern">The rule's expression.</param>
    /// <param name="prefix">Names groups by this and their number; null: they have numbers only.</param>
    /// <exception cref="UntranslatableException">It means something else to PCRE.</exception>
    public static PcrePattern Of(string pattern, string? prefix = null)
    {
        var translated = new PcrePattern(pattern, prefix);
        while (translated._at < pattern.Length)
        {
            translated.Step();
        }
        return translated;
    }

    private void Step()
    {
        switch (_source[_at])
        {
            case '\\':
                Escape(PlainEscapes);
                break;
            case '[':
                Class();
                break;
            case '(':
                Open();
                break;
            default:
                Copy();
                break;
        }
    }

    private void Copy()
    {
        var c = _source[_at++];
        _text.Append(c < 128 ? c : throw Refuse($"'{c}' is not ASCII", "percent-encode it, as a URL does"));
    }

    private void Escape(string letters)
    {
        var c = _source[_at + 1];
        if (c == 'x' && _at + 3 < _source.Length)
        {
            _text.Append(_source, _at, 4);
            _at += 4;
            return;
        }
        if (char.IsLetterOrDigit(c) && !letters.Contains(c, StringComparison.Ordinal))
        {
            throw Refuse($"\\{c} has no counterpart in PCRE", "write out the characters that it stands for");
        }
        _text.Append('\\').Append(c);
        _at += 2;
    }

    private void Class()
    {
        _text.Append(_source[_at++]);
        if (_source[_at] == '^')
        {
            Copy();
        }
        if (_source[_at] == ']')
        {
            _text.Append('\\');
            Copy();
        }
        while (_source[_at] != ']')
        {
            if (_source[_at] == '\\')
            {
                Escape(ClassEscapes);
                continue;
            }
            if (_source[_at] == '[')
            {
                _text.Append(_source[_at - 1] != '-' ? "\\" : throw Refuse(
                    "PCRE has no subtraction of classes", "write out the class that is left"));
            }
            Copy();
        }
        Copy();
    }

    private void Open()
    {
        if (_at + 1 == _source.Length || _source[_at + 1] != '?')
        {
            _text.Append("(?:");
            _at++;
            return;
        }
        var kind = _source[_at + 2];
        if (kind is '<' or '\'')
        {
            Group(kind == '<' ? '>' : '\'');
            return;
        }
        var end = _source.IndexOfAny([':', ')'], _at);
        var options = end < 0 ? "?" : _source[(_at + 2)..end];
        if (options.Any(c => c is not ('i' or 'm' or 's' or '-')))
        {
            throw Refuse($"(?{options} means something else to PCRE, or nothing", "write the expression without it");
        }
        _text.Append(_source, _at, end + 1 - _at);
        _at = end + 1;
    }

    private void Group(char closing)
    {
        var end = _source.IndexOf(closing, _at + 3);
        var name = _source[(_at + 3)..end];
        if (!_groups.TryAdd(name, _groups.Count + 1))
        {
            throw Refuse($"the group '{name}' is there twice", "give each group a name of its own");
        }
        _text.Append(_prefix is null ? "(" : $"(?<{_prefix}{_groups.Count}>");
        _at = end + 1;
    }

    private UntranslatableException Refuse(string what, string fix) => new($"match '{_source}': {what}", fix);
}
