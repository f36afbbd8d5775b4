using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Import.Flow;

/// <summary>A text in parts; two of the same parts are equal.</summary>
internal sealed class TextValue(IEnumerable<TextPart> parts) : IEquatable<TextValue>
{
    public static TextValue Empty { get; } = new([]);

    /// <summary>Its parts, literals next to each other joined.</summary>
    public IReadOnlyList<TextPart> Parts { get; } = Joined(parts);

    /// <summary>The text, when nothing of it depends on the request.</summary>
    public string? Constant => Parts.All(p => p.Name is null) ? string.Concat(Parts.Select(p => p.Literal)) : null;

    public static TextValue Of(string text) => new([TextPart.Text(text)]);

    /// <summary>The variable that it is, as it stands; else null.</summary>
    public TextPart? Variable => Parts is [{ Name: not null, Of: null, IsPlain: true } part] ? part : null;

    public bool Uses(string name) => Parts.Any(p => p.Name == name && p.Of is null);

    public TextValue InCase(bool upper) => new(Parts.Select(p => p.Name is null
        ? p with { Literal = upper ? p.Literal.ToUpperInvariant() : p.Literal.ToLowerInvariant() }
        : p with { Transform = upper ? NameTransform.Upper : NameTransform.Lower }));

    public bool Equals(TextValue? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override bool Equals(object? obj) => Equals(obj as TextValue);

    public override int GetHashCode() => Parts.Count;

    private static List<TextPart> Joined(IEnumerable<TextPart> parts)
    {
        var joined = new List<TextPart>();
        foreach (var part in parts.Where(p => p.Name is not null || p.Literal.Length > 0))
        {
            if (part.Name is null && joined is [.., { Name: null } last])
            {
                joined[^1] = TextPart.Text(last.Literal + part.Literal);
            }
            else
            {
                joined.Add(part);
            }
        }
        return joined;
    }
}
