using System.Globalization;
using System.Text;

namespace CdnLab.Scenarios.Charts;

/// <summary>Writes SVG elements, one a line; coordinates to a tenth of a unit, text escaped.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    public static string Number(double value)
    {
        var text = Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                // XML has no way to write most control characters.
                < ' ' and not '\n' and not '\t' => " ",
                _ => rune.ToString(),
            });
        }
        return escaped.ToString();
    }

    public void Raw(string line) => _text.Append(line).Append('\n');

    public void Element(string name, string text) => Raw($"<{name}>{Escape(text)}</{name.Split(' ')[0]}>");

    public void Rect(double x, double y, double width, double height, string style, string attributes = "") => Raw(
        $"<rect class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" "
            + $"height=\"{Number(height)}\"{attributes}/>");

    public void Line(double x1, double y1, double x2, double y2, string style, string attributes = "") => Raw(
        $"<line class=\"{style}\" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" "
            + $"y2=\"{Number(y2)}\"{attributes}/>");

    public void Path(string data, string style, string attributes = "")
    {
        if (data.Length > 0)
            Raw($"<path class=\"{style}\" d=\"{data}\"{attributes}/>");
    }

    public void Text(
        double x, double y, string text, string style = "", string anchor = "start",
        double size = ChartLayout.TextSize) =>
        Raw($"<text x=\"{Number(x)}\" y=\"{Number(y)}\" font-size=\"{Number(size)}\" text-anchor=\"{anchor}\""
            + (style.Length > 0 ? $" class=\"{style}\">" : ">") + $"{Escape(text)}</text>");
}
