using System.Globalization;
using System.Xml.Linq;
using CdnLab.Scenarios.Charts;

namespace CdnLab.Scenarios.Tests.Charts;

/// <summary>A text of a drawing with the box that it takes at most.</summary>
internal sealed record DrawnText(string Text, double Left, double Right, double Top, double Bottom)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static (double Width, double Height, List<DrawnText> Texts) Read(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        var box = root.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
        return (box[2], box[3], [.. root.Descendants(Svg + "text").Select(Of)]);
    }

    public bool Overlaps(DrawnText other) =>
        Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    private static DrawnText Of(XElement element)
    {
        double Value(string name) => Number(element.Attribute(name)!.Value);
        var (x, y, size) = (Value("x"), Value("y"), Value("font-size"));
        var width = TextMeasure.Width(element.Value, size);
        var left = element.Attribute("text-anchor")!.Value switch
        {
            "end" => x - width,
            "middle" => x - width / 2,
            _ => x,
        };
        return new DrawnText(element.Value, left, left + width, y - 0.8 * size, y + 0.2 * size);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
