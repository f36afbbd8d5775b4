namespace CdnLab.Edge;

/// <summary>Header fields of the lab (docs/protocol.md).</summary>
internal static class LabFields
{
    public const string Cause = "CdnLab-Cause";
    public const string Release = "CdnLab-Release";
    public const string Tier = "CdnLab-Tier";
    public const string Trace = "CdnLab-Trace";
}
