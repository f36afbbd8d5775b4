namespace CdnLab.Scenarios.Charts;

/// <summary>
/// How wide a text may come out, whatever sans-serif the reader has: the advance widths of DejaVu Sans, the widest of
/// the usual ones, in classes rounded up.
/// </summary>
internal static class TextMeasure
{
    public static double Width(string text, double size) => text.Sum(Advance) * size;

    /// <summary>Lines that are no wider than this, broken at spaces.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && Width($"{lines[^1]} {word}", size) <= width)
                lines[^1] += " " + word;
            else
                lines.Add(Cut(word, size, width));
        }
        return lines;
    }

    /// <summary>The text, shortened with an ellipsis only if it cannot fit.</summary>
    public static string Cut(string text, double size, double width)
    {
        if (Width(text, size) <= width)
            return text;
        var length = text.Length;
        while (length > 0 && Width(text[..length] + "…", size) > width)
            length--;
        return text[..length].TrimEnd() + "…";
    }

    private static double Advance(char c) => c switch
    {
        'i' or 'j' or 'l' or '\'' or 'I' or '|' => 0.32,
        ' ' or '.' or ',' or ':' or ';' or '/' or '(' or ')' or '-' or '[' or ']' or 'f' or 't' or 'r' or '!' => 0.42,
        'm' or 'M' or 'w' or 'W' or '%' or '@' or '…' or '→' => 1.0,
        >= 'A' and <= 'Z' => 0.78,
        > '\u2fff' => 1.1,
        _ => 0.65,
    };
}
