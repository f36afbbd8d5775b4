namespace CdnLab.Scenarios.Charts;

/// <summary>
/// The measures of a drawing, in user units that a reader sees as about one pixel. Scaling one drawing from a desk to a
/// telephone would shrink its text to nothing, so there are two.
/// </summary>
internal sealed record ChartLayout(string Name, double Width, double TallPlot, double LowPlot, double TickGap)
{
    /// <summary>For pages from 720 pixels.</summary>
    public static readonly ChartLayout Wide = new("wide", 900, 220, 120, 90);

    /// <summary>For narrower pages.</summary>
    public static readonly ChartLayout Narrow = new("narrow", 340, 170, 100, 62);

    public const double Margin = 10;
    public const double TextSize = 12;
    public const double TitleSize = 15;
    public const double LineHeight = 17;

    public double PlotHeight(Panel panel) => panel.Tall ? TallPlot : LowPlot;
}
