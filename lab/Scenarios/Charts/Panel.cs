namespace CdnLab.Scenarios.Charts;

/// <summary>
/// One plot of a chart with its own value axis, from 0. A limit is drawn as a line across with its label; the axis
/// reaches at least to <c>AtLeast</c>.
/// </summary>
internal sealed record Panel(
    string Heading,
    ValueUnit Unit,
    IReadOnlyList<Layer> Layers,
    double AtLeast = 0,
    Limit? Limit = null,
    bool Tall = false);
