using System.Text;

namespace CdnLab.Scenarios.Charts;

/// <summary>Path data of layers.</summary>
internal static class LayerPath
{
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

    private static string Point(char command, double x, double y) =>
        $"{command}{SvgWriter.Number(x)} {SvgWriter.Number(y)}";
}
