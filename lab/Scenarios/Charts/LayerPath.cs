using System.Text;

namespace CdnLab.Scenarios.Charts;

/// <summary>Path data of layers.</summary>
internal static class LayerPath
{
    /// <summary>How much of a band's ground shows through.</summary>
    public const string Translucent = " fill-opacity=\"0.28\"";

    public static string Stroke(Layer layer) =>
        $" stroke-width=\"{(layer.Thin ? "1" : "2")}\"" + (layer.Dashed ? " stroke-dasharray=\"5 4\"" : "");

    public static string Line(Layer layer, Func<DateTimeOffset, double> x, Func<double, double> y)
    {
        var path = new StringBuilder();
        double? previous = null;
        foreach (var sample in layer.Samples)
        {
            if (sample.Value is not { } value)
            {
                previous = null;
                continue;
            }
            if (layer.Kind == LayerKind.Step && previous is { } level)
                path.Append(Point('L', x(sample.At), level));
            path.Append(Point(previous is null ? 'M' : 'L', x(sample.At), y(value)));
            previous = y(value);
        }
        return path.ToString();
    }

    /// <summary>The outline of a band, in pieces where it is interrupted.</summary>
    public static string Range(Layer layer, Func<DateTimeOffset, double> x, Func<double, double> y)
    {
        var path = new StringBuilder();
        var piece = new List<(double X, double Upper, double Lower)>();
        foreach (var (upper, lower) in layer.Samples.Zip(layer.Lower!))
        {
            if (upper.Value is { } high && lower.Value is { } low)
                piece.Add((x(upper.At), y(high), y(low)));
            else
                Close(path, piece);
        }
        Close(path, piece);
        return path.ToString();
    }

    /// <summary>The band between two running totals.</summary>
    public static string Band(
        IReadOnlyList<Sample> samples, double[] lower, double[] upper, Func<DateTimeOffset, double> x,
        Func<double, double> y)
    {
        var path = new StringBuilder();
        for (var i = 0; i < samples.Count; i++)
            path.Append(Point(i == 0 ? 'M' : 'L', x(samples[i].At), y(upper[i])));
        for (var i = samples.Count - 1; i >= 0; i--)
            path.Append(Point('L', x(samples[i].At), y(lower[i])));
        return path.Append(path.Length > 0 ? "Z" : "").ToString();
    }

    private static void Close(StringBuilder path, List<(double X, double Upper, double Lower)> piece)
    {
        for (var i = 0; i < piece.Count; i++)
            path.Append(Point(i == 0 ? 'M' : 'L', piece[i].X, piece[i].Upper));
        for (var i = piece.Count - 1; i >= 0; i--)
            path.Append(Point('L', piece[i].X, piece[i].Lower));
        path.Append(piece.Count > 0 ? "Z" : "");
        piece.Clear();
    }

    private static string Point(char command, double x, double y) =>
        $"{command}{SvgWriter.Number(x)} {SvgWriter.Number(y)}";
}
