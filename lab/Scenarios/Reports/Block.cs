namespace CdnLab.Scenarios.Reports;

/// <summary>A part of a report, the same for HTML and Markdown.</summary>
internal abstract record Block;
