using System.Globalization;
using System.Text;
using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Fidelity;

/// <summary><c>fidelity.csv</c>: one line a figure.</summary>
internal static class FidelityFile
{
    private const string Head = "phase,series,live,simulated,spread,low,high,deviation,within";

    public static string Text(IReadOnlyList<FidelityRow> rows)
    {
        var text = new StringBuilder(Head).Append('\n');
        foreach (var row in rows)
        {
            string[] cells =
            [
                row.Phase, row.Series,
                .. new[] { row.Live, row.Simulated, row.Spread, row.Low, row.High }.Select(Figure),
                row.Deviation is { } deviation ? FixedNumber.Format(deviation) : "",
                row.Within ? "true" : "false",
            ];
            text.AppendJoin(',', cells).Append('\n');
        }
        return text.ToString();
    }

    /// <exception cref="FormatException">The file is not what it should be.</exception>
    public static IReadOnlyList<FidelityRow> Read(string path)
    {
        var table = FigureTable.Read(path);
        double Number(int row, string column) =>
            table.Value(row, column, cell => double.Parse(cell, CultureInfo.InvariantCulture));
        return
        [
            .. table.Rows.Select((_, row) => new FidelityRow(
                table.Cell(row, "phase"), table.Cell(row, "series"), Number(row, "live"), Number(row, "simulated"),
                Number(row, "spread"), Number(row, "low"), Number(row, "high"))),
        ];
    }

    // Figures of a share of a thousandth are small: more digits than FixedNumber's keep a band's ends apart.
    private static string Figure(double value) =>
        Math.Round(value, 9).ToString("0.#########", CultureInfo.InvariantCulture);
}
