namespace CdnLab.Scenarios.Reports;

/// <summary>How a rate moved.</summary>
internal enum Change
{
    Lower,
    Flat,
    Higher,
}
