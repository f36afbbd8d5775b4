using System.Globalization;
using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Charts;

/// <summary>Lines of a run's charts by column of <c>series.csv</c>. Over several seeds a line is the median, with a
/// band from the 5th to the 95th percentile.</summary>
internal sealed class RunLayers
{
    // More points than this are not told apart even on a wide screen.
    private const int PointsMax = 720;

    private readonly RunRecord _record;
    private readonly RunEnsemble? _ensemble;
    private readonly int _group;

    public RunLayers(RunRecord record, RunEnsemble? ensemble)
    {
        _record = record;
        _ensemble = ensemble;
        _group = (record.Series.Count + PointsMax - 1) / PointsMax;
    }

    public bool Several => _ensemble is not null;

    /// <summary>What a chart's title has after it.</summary>
    public string Suffix => _ensemble is { } ensemble
        ? string.Create(CultureInfo.InvariantCulture, $": median of {ensemble.Seeds.Count} seeds")
        : "";

    /// <summary>The line, and its band where there are several seeds.</summary>
    public IReadOnlyList<Layer> Lines(
        string column, Ink ink, string? legend = null, bool dashed = false, LayerKind kind = LayerKind.Line)
    {
        if (_ensemble is not { } ensemble)
            return [new(kind, ink, Samples(ColumnOf(column).Value), legend, dashed)];
        var bins = ensemble.Bands.Bins;
        var index = SeriesBands.IndexOf(column);
        return
        [
            new(LayerKind.Line, ink, Samples(bins, b => b.Columns[index].Median), legend ?? "median", dashed),
            new(LayerKind.Band, ink, Samples(bins, b => b.Columns[index].High), "5 to 95 %",
                Lower: Samples(bins, b => b.Columns[index].Low)),
        ];
    }

    /// <summary>Whether any bin of any seed has more than nothing in a column.</summary>
    public bool Any(string column) => Values(column, spread => spread.High).Any(v => v.Value > 0);

    /// <summary>The highest value of a column and its time, in words.</summary>
    public string Peak(string column)
    {
        var (time, value) = Values(column, spread => spread.Median).MaxBy(v => v.Value);
        return string.Create(
            CultureInfo.InvariantCulture, $"peak {value ?? 0:#,0.#} at {time.UtcDateTime:HH:mm}");
    }

    /// <summary>A line of the run itself, in the middle of the bins; neighbours averaged where there are too many to
    /// draw.</summary>
    public IReadOnlyList<Sample> Samples(Func<SeriesRow, double?> value) =>
    [
        .. _record.Series.Chunk(_group).Select(bins => new Sample(
            bins[0].Time + (bins[^1].End - bins[0].Time) / 2, bins.Average(value))),
    ];

    private IReadOnlyList<Sample> Samples(IReadOnlyList<BandBin> bins, Func<BandBin, double?> value)
    {
        var width = TimeSpan.FromSeconds(_record.Header.BinSeconds);
        return
        [
            .. bins.Chunk(_group).Select(chunk => new Sample(
                chunk[0].Time + (chunk[^1].Time + width - chunk[0].Time) / 2, chunk.Average(value))),
        ];
    }

    private IEnumerable<(DateTimeOffset Time, double? Value)> Values(string column, Func<Spread, double?> ofSeeds)
    {
        if (_ensemble is not { } ensemble)
            return _record.Series.Select(row => (row.Time, ColumnOf(column).Value(row)));
        var index = SeriesBands.IndexOf(column);
        return ensemble.Bands.Bins.Select(bin => (bin.Time, ofSeeds(bin.Columns[index])));
    }

    private static SeriesColumn ColumnOf(string name) => SeriesColumn.Contract[SeriesBands.IndexOf(name)];
}
