namespace CdnLab.Scenarios.Charts;

/// <summary>A legend entry with its place; Y is the baseline of its row, counted from the legend's first.</summary>
internal sealed record LegendItem(Layer Layer, double X, double Width, int Row)
{
    public const double Swatch = 22;
    private const double Gap = 16;

    public static IReadOnlyList<LegendItem> Place(Panel panel, double left, double right)
    {
        var items = new List<LegendItem>();
        var (x, row) = (left, 0);
        foreach (var layer in panel.Layers.Where(layer => layer.Legend is not null))
        {
            var width = Swatch + TextMeasure.Width(layer.Legend!, ChartLayout.TextSize);
            if (x > left && x + width > right)
                (x, row) = (left, row + 1);
            items.Add(new LegendItem(layer, x, width, row));
            x += width + Gap;
        }
        return items;
    }

    public void Write(SvgWriter svg, double firstBaseline)
    {
        var y = firstBaseline + Row * ChartLayout.LineHeight;
        if (Layer.Kind is LayerKind.Area or LayerKind.Band)
            svg.Rect(X, y - 10, 14, 11, $"f-{Layer.Ink.Name}",
                Layer.Kind == LayerKind.Band ? LayerPath.Translucent : "");
        else
            svg.Line(X, y - 4, X + 17, y - 4, $"s-{Layer.Ink.Name}", LayerPath.Stroke(Layer));
        svg.Text(X + Swatch, y, Layer.Legend!, "quiet");
    }
}
