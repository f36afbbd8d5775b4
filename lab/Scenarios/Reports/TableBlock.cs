namespace CdnLab.Scenarios.Reports;

/// <summary>A table. The columns named in <c>Numeric</c> are set flush right.</summary>
internal sealed record TableBlock(
    IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<Prose>> Rows, params int[] Numeric) : Block;
