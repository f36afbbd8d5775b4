namespace CdnLab.Scenarios.Reports;

/// <summary>How a run of text is set.</summary>
internal enum InlineStyle
{
    Plain,
    Code,
    Strong,
}
