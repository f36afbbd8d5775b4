namespace CdnLab.Scenarios.Charts;

/// <summary>Draws a panel's plot: grid, value axis, layers, limit and callouts.</summary>
internal sealed class PanelWriter(
    SvgWriter svg, Panel panel, ValueScale scale, TimeScale time, double top, double height)
{
    private static readonly double[] CalloutShares = [0.6, 0.5, 0.4, 0.3, 0.2, 0.1];

    private double Bottom => top + height;

    public void Grid()
    {
        foreach (var tick in scale.Ticks)
        {
            svg.Line(time.Left, Y(tick), time.Right, Y(tick), tick == 0 ? "axis" : "grid");
            svg.Text(time.Left - 6, Y(tick) + 4, scale.Label(tick), "quiet", "end");
        }
    }

    public void Layers()
    {
        Areas();
        foreach (var layer in panel.Layers.Where(layer => layer.Kind == LayerKind.Band))
            svg.Path(LayerPath.Range(layer, time.X, Y), $"f-{layer.Ink.Name}", LayerPath.Translucent);
        foreach (var layer in panel.Layers.Where(layer => layer.Kind is LayerKind.Line or LayerKind.Step))
            svg.Path(LayerPath.Line(layer, time.X, Y), $"s-{layer.Ink.Name}", LayerPath.Stroke(layer));
        if (panel.Limit is { } limit)
        {
            svg.Line(time.Left, Y(limit.Value), time.Right, Y(limit.Value), "limit");
            svg.Text(time.Right - 4, Y(limit.Value) - 5, limit.Label, "halo", "end");
        }
        foreach (var layer in panel.Layers.Where(layer => layer.Callout is not null))
            Callout(layer);
    }

    private double Y(double value) => Bottom - height * Math.Min(value / scale.Max, 1);

    private void Areas()
    {
        double[]? lower = null;
        foreach (var layer in panel.Layers.Where(layer => layer.Kind == LayerKind.Area))
        {
            lower ??= new double[layer.Samples.Count];
            var upper = lower.Zip(layer.Samples, (below, sample) => below + (sample.Value ?? 0)).ToArray();
            svg.Path(LayerPath.Band(layer.Samples, lower, upper, time.X, Y), $"f-{layer.Ink.Name}");
            lower = upper;
        }
    }

    // Right of and below a rising line is room; further down the line there is more of it.
    private void Callout(Layer layer)
    {
        var width = TextMeasure.Width(layer.Callout!, ChartLayout.TextSize);
        var right = time.X(layer.Samples[^1].At) - 4;
        foreach (var share in CalloutShares)
        {
            var at = layer.Samples.FirstOrDefault(s => s.Value >= share * scale.Max);
            if (at.Value is not { } value || time.X(at.At) + 8 + width > right)
                continue;
            svg.Text(time.X(at.At) + 8, Math.Min(Y(value) + 14, Bottom - 5), layer.Callout!, "halo strong");
            return;
        }
    }
}
