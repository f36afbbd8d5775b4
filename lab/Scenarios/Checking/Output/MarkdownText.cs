using System.Text;

namespace CdnLab.Scenarios.Checking.Output;

/// <summary>Writes text into Markdown of GitHub's kind so that nothing in it means anything.</summary>
internal static class MarkdownText
{
    private const string Marks = "\\`*_[]|~$";
    private const int LengthMax = 160;

    /// <summary>Text in a line or in a cell of a table. Signs that would call people or issues by their names are cut
    /// off from what follows by a comment.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder();
        foreach (var c in Short(text))
        {
            line.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '@' or '#' => $"{c}<!-- -->",
                _ => Marks.Contains(c) ? $"\\{c}" : $"{c}",
            });
        }
        return line.ToString();
    }

    /// <summary>Text as code in a line or in a cell of a table.</summary>
    public static string Code(string text)
    {
        var line = Short(text).Replace("|", "\\|", StringComparison.Ordinal);
        var fence = new string('`', LongestRun(line) + 1);
        var space = line.StartsWith('`') || line.EndsWith('`') || line.Length == 0 ? " " : "";
        return fence + space + line + space + fence;
    }

    /// <summary>Lines as a block of code.</summary>
    public static IEnumerable<string> Block(IEnumerable<string> lines)
    {
        var block = lines.Select(PlainText.Line).ToList();
        var fence = new string('`', Math.Max(3, block.Select(LongestRun).DefaultIfEmpty(0).Max() + 1));
        return [fence + "text", .. block, fence];
    }

    private static string Short(string text)
    {
        var line = PlainText.Line(text);
        if (line.Length <= LengthMax)
        {
            return line;
        }
        return line[..(char.IsHighSurrogate(line[LengthMax - 1]) ? LengthMax - 1 : LengthMax)] + "…";
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        }
        return longest;
    }
}
