using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Ensembles;

/// <summary>The series of several runs of one scenario, bin by bin.</summary>
public sealed record SeriesBands(IReadOnlyList<BandBin> Bins)
{
    /// <summary>The bands of runs with the same bins; a bin that a run lacks is taken from the others.</summary>
    public static SeriesBands Of(IReadOnlyList<IReadOnlyList<SeriesRow>> runs) => new(
        [.. runs.SelectMany(rows => rows)
            .GroupBy(row => row.Time)
            .OrderBy(bin => bin.Key)
            .Select(bin => new BandBin(
                bin.Key, [.. SeriesColumn.Contract.Select(column => Spread.Of(bin.Select(column.Value)))]))]);

    /// <summary>Place of a column among <see cref="BandBin.Columns"/>.</summary>
    internal static int IndexOf(string column) =>
        SeriesColumn.Contract.Select(c => c.Name).ToList().IndexOf(column) is >= 0 and var index
            ? index
            : throw new ArgumentException($"'{column}' is not a column of the contract", nameof(column));
}
