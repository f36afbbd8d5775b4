using CdnLab.Edge.Bench.Reports;

namespace CdnLab.Simulation.Bench.Reports;

/// <summary>Figures as the tables write them.</summary>
internal static class Figures
{
    private const double Mebibyte = 1 << 20;

    public static string Seconds(double value) => Report.Number(value, value < 10 ? 2 : 1);

    public static string Mebibytes(double bytes) => Report.Number(bytes / Mebibyte, 0);

    /// <summary>A count in millions.</summary>
    public static string Millions(double value) => Report.Number(value / 1e6, value < 10e6 ? 2 : 1);

    public static string Percent(double ratio) => Report.Number(ratio * 100, 2) + " %";
}
