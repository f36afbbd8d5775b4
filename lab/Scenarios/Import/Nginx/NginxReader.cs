using System.Text;
using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Nginx;

/// <summary>Takes nginx's configuration apart into directives.</summary>
internal sealed class NginxReader
{
    /// <summary>Blocks within blocks.</summary>
    private const int DepthMax = 50;

    private readonly string _source;
    private readonly Notes _notes;
    private readonly List<NginxWord> _words = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private int _next;

    private NginxReader(string source, Notes notes) => (_source, _notes) = (source, notes);

    public static IReadOnlyList<NginxDirective> Read(string source, Notes notes)
    {
        var reader = new NginxReader(source, notes);
        reader.Split();
        return reader.Directives(0);
    }

    private Place Here => new(_line, _at - _lineStart + 1);

    private List<NginxDirective> Directives(int depth)
    {
        var directives = new List<NginxDirective>();
        while (_next < _words.Count)
        {
            var first = _words[_next++];
            if (first.IsSign("}"))
            {
                if (depth > 0)
                {
                    return directives;
                }
                _notes.Add(first.At, "}", "no block is open here");
                continue;
            }
            if (first.IsSign(";") || first.IsSign("{"))
            {
                _notes.Add(first.At, first.Text, "a directive is expected here");
                continue;
            }
            var start = _next;
            while (_next < _words.Count && !_words[_next].IsSign(";") && !_words[_next].IsSign("{")
                && !_words[_next].IsSign("}"))
            {
                _next++;
            }
            var words = _words[start.._next];
            var end = _next < _words.Count ? _words[_next].Text : "";
            if (end == "{" && depth < DepthMax)
            {
                _next++;
                directives.Add(new(first.Text, first.At, words, Directives(depth + 1)));
                continue;
            }
            if (end != ";")
            {
                _notes.Add(first.At, first.Text, "the directive does not end, or is too deep within others");
            }
            _next += end is ";" or "{" ? 1 : 0;
            directives.Add(new(first.Text, first.At, words, null));
        }
        if (depth > 0)
        {
            _notes.Add(Here, "end of file", "a block is not closed");
        }
        return directives;
    }

    private void Split()
    {
        while (_at < _source.Length)
        {
            var c = _source[_at];
            if (char.IsWhiteSpace(c))
            {
                Step();
            }
            else if (c == '#')
            {
                while (_at < _source.Length && _source[_at] != '\n')
                {
                    Step();
                }
            }
            else if (c is ';' or '{' or '}')
            {
                _words.Add(new(c.ToString(), Here, false));
                Step();
            }
            else
            {
                Word(c is '"' or '\'' ? c : null);
            }
        }
    }

    private void Step()
    {
        if (_source[_at++] == '\n')
        {
            (_line, _lineStart) = (_line + 1, _at);
        }
    }

    private void Word(char? quote)
    {
        var at = Here;
        var text = new StringBuilder();
        if (quote is not null)
        {
            Step();
        }
        while (_at < _source.Length && !Ends(quote))
        {
            if (_source[_at] == '\\' && _at + 1 < _source.Length)
            {
                // Of these alone nginx takes the backslash off.
                text.Append(_source[_at + 1] switch
                {
                    '"' or '\'' or '\\' => _source[_at + 1].ToString(),
                    't' => "\t",
                    'r' => "\r",
                    'n' => "\n",
                    var other => $"\\{other}",
                });
                Step();
            }
            else
            {
                text.Append(_source[_at]);
            }
            if (_source[_at] == '$' && _at + 1 < _source.Length && _source[_at + 1] == '{')
            {
                text.Append('{');
                Step();
            }
            Step();
        }
        if (quote is not null && _at == _source.Length)
        {
            _notes.Add(at, text.ToString(), "the quote is not closed");
        }
        else if (quote is not null)
        {
            Step();
        }
        _words.Add(new(text.ToString(), at, quote is not null));
    }

    private bool Ends(char? quote)
    {
        var c = _source[_at];
        return quote is not null ? c == quote
            : char.IsWhiteSpace(c) || c is ';' or '{'
                || (c == '}' && !_source.AsSpan(_lineStart, _at - _lineStart).Contains("${", StringComparison.Ordinal));
    }
}
