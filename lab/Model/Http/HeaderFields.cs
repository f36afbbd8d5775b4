using System.Collections;

namespace CdnLab.Model.Http;

/// <summary>An ordered, immutable list of header fields; names compare without case (RFC 9110 5.1).</summary>
public sealed class HeaderFields : IReadOnlyList<HeaderField>
{
    private readonly HeaderField[] _fields;

    /// <summary>Header fields in the order given.</summary>
    public HeaderFields(IEnumerable<HeaderField> fields) => _fields = [.. fields];

    /// <summary>Header fields from name and value pairs.</summary>
    public HeaderFields(params (string Name, string Value)[] fields)
        : this(fields.Select(f => new HeaderField(f.Name, f.Value)))
    {
    }

    /// <summary>No header field at all.</summary>
    public static HeaderFields Empty { get; } = new(Array.Empty<HeaderField>());

    /// <inheritdoc/>
    public int Count => _fields.Length;

    /// <inheritdoc/>
    public HeaderField this[int index] => _fields[index];

    /// <summary>The combined value of a field (RFC 9110 5.3: lines joined by comma), or null when absent.</summary>
    public string? this[string name]
    {
        get
        {
            string? value = null;
            foreach (var field in _fields)
            {
                if (field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    value = value is null ? field.Value : value + ", " + field.Value;
                }
            }
            return value;
        }
    }

    /// <summary>Whether a field of this name is present, empty or not.</summary>
    public bool Contains(string name) =>
        Array.Exists(_fields, f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same fields with one set: every line of that name is replaced.</summary>
    public HeaderFields With(string name, string value) => new(Without(name).Append(new HeaderField(name, value)));

    /// <summary>The same fields without the named ones.</summary>
    public HeaderFields Without(params ReadOnlySpan<string> names)
    {
        var kept = new List<HeaderField>(_fields.Length);
        foreach (var field in _fields)
        {
            if (!Named(field.Name, names))
            {
                kept.Add(field);
            }
        }
        return kept.Count == _fields.Length ? this : new HeaderFields(kept);
    }

    /// <inheritdoc/>
    public IEnumerator<HeaderField> GetEnumerator() => ((IEnumerable<HeaderField>)_fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _fields.GetEnumerator();

    private static bool Named(string name, ReadOnlySpan<string> names)
    {
        foreach (var candidate in names)
        {
            if (name.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }
}
