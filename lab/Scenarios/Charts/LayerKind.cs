namespace CdnLab.Scenarios.Charts;

/// <summary>How a layer is drawn.</summary>
internal enum LayerKind
{
    Line,
    Step,
    Area,

    /// <summary>From <c>Layer.Lower</c> to <c>Layer.Samples</c>, translucent, behind the lines.</summary>
    Band,
}
