namespace CdnLab.Scenarios.Charts;

/// <summary>
/// One series of a panel. Areas stack in the order given. A layer without a legend text is not in the legend; a
/// callout is written beside the line, where it has room. A band reaches from <c>Lower</c> up to the samples.
/// </summary>
internal sealed record Layer(
    LayerKind Kind,
    Ink Ink,
    IReadOnlyList<Sample> Samples,
    string? Legend,
    bool Dashed = false,
    bool Thin = false,
    string? Callout = null,
    IReadOnlyList<Sample>? Lower = null);
