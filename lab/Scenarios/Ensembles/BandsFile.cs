using System.Text;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Ensembles;

/// <summary><c>bands.csv</c>: one line a bin, and for each column of the contract's series the 5th percentile, the
/// median and the 95th percentile over the seeds.</summary>
internal static class BandsFile
{
    private static readonly string Head = "time," + string.Join(
        ',', SeriesColumn.Contract.SelectMany(c => new[] { c.Name + "_p5", c.Name + "_p50", c.Name + "_p95" }));

    public static string Text(SeriesBands bands)
    {
        var text = new StringBuilder(Head).Append('\n');
        foreach (var bin in bands.Bins)
        {
            text.Append(FigureTable.Line(
                LabTime.Format(bin.Time), bin.Columns.SelectMany(c => new[] { c.Low, c.Median, c.High })));
        }
        return text.ToString();
    }

    /// <exception cref="FormatException">The file is not what it should be.</exception>
    public static SeriesBands Read(string path)
    {
        var table = FigureTable.Read(path);
        return new(
            [.. table.Rows.Select((_, row) => new BandBin(
                table.Value(row, "time", LabTime.Parse),
                [.. SeriesColumn.Contract.Select(column => new Spread(
                    table.Figure(row, column.Name + "_p5"),
                    table.Figure(row, column.Name + "_p50"),
                    table.Figure(row, column.Name + "_p95")))]))]);
    }
}
