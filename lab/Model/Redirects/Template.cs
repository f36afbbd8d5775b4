using System.Text;

namespace CdnLab.Model.Redirects;

/// <summary>A text with places such as <c>{name}</c> or <c>{name:pep503}</c>, filled from named values.</summary>
public sealed class Template
{
    private readonly List<(string Literal, string? Name, NameTransform Transform)> _parts = [];

    private Template(string text) => Text = text;

    /// <summary>The template as written.</summary>
    public string Text { get; }

    /// <summary>Its parts in order: a text, then a place (none after the last text) and how its value is rewritten.
    /// </summary>
    public IReadOnlyList<(string Literal, string? Name, NameTransform Transform)> Parts => _parts;

    /// <summary>The names of its places, in order.</summary>
    public IEnumerable<string> Names => _parts.Where(p => p.Name is not null).Select(p => p.Name!);

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">A brace is left open or a transform is unknown.</exception>
    public static Template Parse(string text)
    {
        var template = new Template(text);
        var position = 0;
        while (position < text.Length)
        {
            var open = text.IndexOf('{', position);
            var literal = open < 0 ? text[position..] : text[position..open];
            if (open < 0)
            {
                template._parts.Add((literal, null, NameTransform.None));
                break;
            }
            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                throw new FormatException($"'{text}': the brace at column {open + 1} is not closed");
            }
            var place = text[(open + 1)..close].Split(':', 2);
            var word = place.Length == 1 ? "" : place[1];
            var transform = NameTransforms.Parse(word) ?? throw new FormatException(
                $"'{text}': unknown transform '{word}'; known: {string.Join(", ", NameTransforms.Words)}");
            template._parts.Add((literal, place[0], transform));
            position = close + 1;
        }
        return template;
    }

    /// <summary>Fills the places.</summary>
    /// <exception cref="KeyNotFoundException">A place has no value.</exception>
    public string Expand(Func<string, string?> value)
    {
        if (_parts is [(var before, { } only, var rewrite)])
        {
            return before + Value(only, rewrite, value);
        }
        var text = new StringBuilder();
        foreach (var (literal, name, transform) in _parts)
        {
            text.Append(literal);
            if (name is not null)
            {
                text.Append(Value(name, transform, value));
            }
        }
        return text.ToString();
    }

    /// <summary>Matches a path whose places are single, non-empty segments; null when it does not match.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var position = 0;
        foreach (var (literal, name, _) in _parts)
        {
            if (string.CompareOrdinal(path, position, literal, 0, literal.Length) != 0)
            {
                return null;
            }
            position += literal.Length;
            if (name is null)
            {
                continue;
            }
            var slash = path.IndexOf('/', position);
            var end = slash < 0 ? path.Length : slash;
            if (end == position)
            {
                return null;
            }
            values[name] = path[position..end];
            position = end;
        }
        return position == path.Length ? values : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private string Value(string name, NameTransform transform, Func<string, string?> value) => NameTransforms.Apply(
        transform, value(name) ?? throw new KeyNotFoundException($"'{Text}' needs a value for {{{name}}}"));
}
