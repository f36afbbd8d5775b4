namespace CdnLab.Scenarios.Export;

/// <summary>An edge config has no translation; every reason is told.</summary>
public sealed class ExportException(IReadOnlyList<ExportFinding> findings)
    : Exception(string.Join(Environment.NewLine, findings))
{
    /// <summary>The reasons.</summary>
    public IReadOnlyList<ExportFinding> Findings => findings;
}
