namespace CdnLab.Scenarios.Reports;

/// <summary>A paragraph; the lead opens the report.</summary>
internal sealed record ParagraphBlock(Prose Text, bool Lead = false) : Block;
