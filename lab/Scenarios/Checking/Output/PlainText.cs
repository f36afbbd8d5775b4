using System.Globalization;
using System.Text;
using System.Xml;

namespace CdnLab.Scenarios.Checking.Output;

/// <summary>Text of which nobody knows what is in it, such as names from a file, made fit for one line of any format.
/// </summary>
internal static class PlainText
{
    /// <summary>The text with what no line can show written as escapes: line breaks, other control characters, marks
    /// that turn the direction of writing, halves of characters.</summary>
    public static string Line(string text)
    {
        if (!text.Any(Hidden))
        {
            return text;
        }
        var line = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                line.Append(text, i++, 2);
            }
            else
            {
                line.Append(Hidden(text[i]) ? Escape(text[i]) : text[i]);
            }
        }
        return line.ToString();
    }

    private static bool Hidden(char c) => char.IsControl(c) || char.IsSurrogate(c) || !XmlConvert.IsXmlChar(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator;

    private static string Escape(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
    };
}
