namespace CdnLab.Scenarios.Charts;

/// <summary>How a layer is drawn.</summary>
internal enum LayerKind
{
    Line,
    Step,
    Area,
}
