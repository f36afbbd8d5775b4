using System.Runtime.CompilerServices;

namespace CdnLab.Scenarios.Reports;

/// <summary>
/// A text with styled parts, written as an interpolated string: <c>$"served by {Inline.Code(pop)}"</c>. Values go in
/// only as text that was formatted for people, so no culture can slip in.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Prose
{
    private readonly List<Inline> _parts = [];

    public Prose(int literalLength, int formattedCount)
    {
        // The sizes are hints that the compiler passes; a report is too small to need them.
        _ = literalLength + formattedCount;
    }

    private Prose(Inline part) => _parts.Add(part);

    public IReadOnlyList<Inline> Parts => _parts;

    public static implicit operator Prose(string text) => new(new Inline(text));

    public static implicit operator Prose(Inline part) => new(part);

    public void AppendLiteral(string text) => _parts.Add(new Inline(text));

    public void AppendFormatted(string text) => _parts.Add(new Inline(text));

    public void AppendFormatted(Inline part) => _parts.Add(part);

    public void AppendFormatted(Prose prose) => _parts.AddRange(prose._parts);

    /// <summary>Refused: prose that became a plain string has lost its styles.</summary>
    public override string ToString() => throw new InvalidOperationException("prose must stay prose");

    /// <summary>Sentences one after the other, with spaces between.</summary>
    public static Prose Join(IEnumerable<Prose> sentences)
    {
        var joined = new Prose(0, 0);
        foreach (var sentence in sentences)
        {
            if (joined._parts.Count > 0)
                joined.AppendLiteral(" ");
            joined._parts.AddRange(sentence._parts);
        }
        return joined;
    }
}
