namespace CdnLab.Scenarios.Charts;

/// <summary>
/// A colour of the charts, for a light and for a dark ground. The hues are those of Okabe and Ito (2008), which people
/// with any of the common colour vision deficiencies tell apart; the dark ones are lifted for contrast.
/// </summary>
internal sealed record Ink(string Name, string Light, string Dark)
{
    public static readonly Ink Blue = new("blue", "#0072b2", "#4a9fe0");
    public static readonly Ink Sky = new("sky", "#56b4e9", "#a6d8f7");
    public static readonly Ink Vermilion = new("vermilion", "#d55e00", "#ff8a47");
    public static readonly Ink Purple = new("purple", "#b65a8f", "#e7a3cb");
    public static readonly Ink Orange = new("orange", "#e69f00", "#f3bb45");
    public static readonly Ink Green = new("green", "#00805d", "#3fcf9f");
    public static readonly Ink Grey = new("grey", "#8a929c", "#7d8794");

    public static IReadOnlyList<Ink> All { get; } = [Blue, Sky, Vermilion, Purple, Orange, Green, Grey];
}
