namespace CdnLab.Scenarios.Reports;

/// <summary>Text to be copied as it stands.</summary>
internal sealed record CodeBlock(string Text) : Block;
