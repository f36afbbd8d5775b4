namespace CdnLab.ServiceDefaults.Series;

/// <summary>What one series holds in one bin.</summary>
internal interface ISeriesCell
{
    void WriteTo(IDictionary<string, double> values, string name);
}
