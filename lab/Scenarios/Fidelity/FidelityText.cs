using System.Globalization;

namespace CdnLab.Scenarios.Fidelity;

/// <summary>A fidelity table for people to read on a terminal.</summary>
internal static class FidelityText
{
    public static IEnumerable<string> Lines(IReadOnlyList<FidelityRow> rows) =>
    [
        $"{"phase",-7}{"series",-21}{"live",11}{"simulated",11}{"spread",11}{"from",11}{"to",11}"
            + $"{"deviation",11}  agrees",
        .. rows.Select(Line),
    ];

    private static string Line(FidelityRow row)
    {
        var figures = new[] { row.Live, row.Simulated, row.Spread, row.Low, row.High }
            .Select(value => value.ToString("0.0000", CultureInfo.InvariantCulture).PadLeft(11));
        var deviation = row.Deviation?.ToString("+0.0%;-0.0%;0%", CultureInfo.InvariantCulture) ?? "-";
        return $"{row.Phase,-7}{row.Series,-21}{string.Concat(figures)}{deviation,11}  {(row.Within ? "yes" : "NO")}";
    }
}
