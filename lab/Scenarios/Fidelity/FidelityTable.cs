using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Fidelity;

/// <summary>
/// How far a live run and simulated runs of the very same scenario agree: each series of the contract, over the whole
/// run and over each of its stretches, with the band that it must keep to (<see cref="FidelityBand"/>).
/// </summary>
/// <param name="Rows">The figures, stretch by stretch, in the contract's order.</param>
/// <param name="Runs">Simulated runs; 0 when the table was read from its file.</param>
public sealed record FidelityTable(IReadOnlyList<FidelityRow> Rows, int Runs = 0)
{
    /// <summary>How many rows are within their band.</summary>
    public int Within => Rows.Count(row => row.Within);

    /// <summary>The table of a live run.</summary>
    /// <param name="live">The live run.</param>
    /// <param name="simulated">Series of the simulated runs, two or more.</param>
    public static FidelityTable Of(RunRecord live, IReadOnlyList<IReadOnlyList<SeriesRow>> simulated)
    {
        var speed = live.Header.Options["speed"]?.GetValue<double>() ?? 0;
        return new(
            [
                .. from phase in FidelityPhase.Of(live)
                   let own = phase.Bins(live.Series)
                   let others = simulated.Select(phase.Bins).Where(bins => bins.Count > 0).ToList()
                   from figure in FidelityFigure.All
                   where figure.Compares(phase)
                   let row = Row(phase, figure, own, others, speed)
                   where row is not null
                   select row,
            ],
            simulated.Count);
    }

    /// <summary>The table as aligned lines of text, a heading first.</summary>
    public IEnumerable<string> Lines() => FidelityText.Lines(Rows);

    /// <summary>Writes <c>fidelity.csv</c> into a run's directory.</summary>
    public void Write(string directory) =>
        RunFiles.Replace(directory, RunFiles.Fidelity, FidelityFile.Text(Rows));

    /// <summary>Reads it; null when the directory has none.</summary>
    /// <exception cref="FormatException">It is not what it should be; the message names file and line.</exception>
    public static FidelityTable? Read(string directory)
    {
        var path = Path.Combine(directory, RunFiles.Fidelity);
        return File.Exists(path) ? new(FidelityFile.Read(path)) : null;
    }

    private static double OriginRate(IReadOnlyList<SeriesRow> bins) =>
        bins.Sum(bin => bin.OriginRequests) / bins.Sum(bin => bin.BinSeconds);

    private static FidelityRow? Row(
        FidelityPhase phase,
        FidelityFigure figure,
        IReadOnlyList<SeriesRow> own,
        IReadOnlyList<IReadOnlyList<SeriesRow>> others,
        double speed)
    {
        var values = others.Select(figure.Of).OfType<double>().ToList();
        if (figure.Of(own) is not { } live || values.Count < 2)
        {
            return null;
        }
        var band = FidelityBand.Of(
            figure, values, others.Average(figure.Whole), others.Average(OriginRate) * speed, speed);
        return new(phase.Name, figure.Name, live, band.Mean, band.Spread, band.Low, band.High);
    }
}
