namespace CdnLab.Scenarios.Charts;

/// <summary>What a value axis counts.</summary>
internal enum ValueUnit
{
    Count,
    Ratio,
    Seconds,
}
