using CdnLab.Scenarios.Charts;
using CdnLab.Scenarios.Ensembles;

namespace CdnLab.Scenarios.Comparing.Output;

/// <summary>The charts over time: a panel a remedy, all on the same axes.</summary>
internal static class ComparisonCharts
{
    private const int PointsMax = 360;

    // Beyond so many times the limit, to the next tick, a peak runs off the top: one purge of everything would flatten
    // all other panels.
    private const double LimitsShown = 3;

    /// <summary>Load of the backend.</summary>
    public static Chart Load(RemedyComparison comparison) => Of(
        comparison, "load", "Requests a second at the origin, by remedy", ValueUnit.Count, Ink.Vermilion,
        bin => bin.OriginRate, new(comparison.CapacityRate, "capacity for whole documents"));

    /// <summary>Loops.</summary>
    public static Chart Loops(RemedyComparison comparison) => Of(
        comparison, "loops", "Client requests a second that loop, by remedy", ValueUnit.Count, Ink.Purple,
        bin => bin.LoopedRate, null);

    private static Chart Of(
        RemedyComparison comparison, string name, string title, ValueUnit unit, Ink ink, Func<LoadBin, double> value,
        Limit? limit)
    {
        var remedies = comparison.Remedies.Select((_, i) => new RemedySummary(comparison, i)).ToList();
        var bands = remedies.Select(remedy => Bands(comparison, remedy, value)).ToList();
        // The same axis everywhere, or panels could not be compared.
        var highest = bands.SelectMany(b => b).Select(b => b.High).DefaultIfEmpty().Max();
        var top = limit is null ? highest
            : ValueScale.For(Math.Min(highest, LimitsShown * limit.Value), unit).Max;
        Sample Cut(DateTimeOffset at, double value) => new(at, Math.Min(value, top));
        string Peak(double peak) => $"peak {FigureText.Number(peak)}{(peak > top ? ", runs off the top" : "")}";
        var panels = remedies.Zip(bands).Select(pair => new Panel(
            $"{pair.First.Number} {pair.First.Choice}; {Peak(pair.Second.Max(b => b.Median))}",
            unit,
            [
                new(LayerKind.Line, ink, [.. pair.Second.Select(b => Cut(b.At, b.Median))], null),
                new(LayerKind.Band, ink, [.. pair.Second.Select(b => Cut(b.At, b.High))], null,
                    Lower: [.. pair.Second.Select(b => Cut(b.At, b.Low))]),
            ],
            AtLeast: top,
            Limit: limit)).ToList();
        var (from, to) = (bands[0][0].At, comparison.At.AddSeconds(comparison.Horizon));
        return new(
            name, title,
            "A panel a remedy, the same axes; "
                + (comparison.Seeds.Count == 1 ? "one seed."
                    : $"median of {comparison.Seeds.Count} seeds, 5 to 95 % shaded."),
            from, to, panels, [new(comparison.At, "decision")]);
    }

    private static List<(DateTimeOffset At, double Low, double Median, double High)> Bands(
        RemedyComparison comparison, RemedySummary remedy, Func<LoadBin, double> value)
    {
        var bins = remedy.Runs[0].Bins.Count;
        var first = remedy.Runs[0].Bins.TakeWhile(b => b.Second < -comparison.Horizon / 12).Count();
        var group = Math.Max(1, (bins - first) / PointsMax);
        var bands = new List<(DateTimeOffset, double, double, double)>();
        for (var bin = first; bin < bins; bin += group)
        {
            var count = Math.Min(group, bins - bin);
            var sorted = remedy.Runs
                .Select(run => Enumerable.Range(bin, count).Average(i => value(run.Bins[i]))).Order().ToList();
            bands.Add((
                comparison.At.AddSeconds(remedy.Runs[0].Bins[bin].Second + count * comparison.BinSeconds / 2),
                Quantile.Of(sorted, 0.05)!.Value, Quantile.Of(sorted, 0.5)!.Value, Quantile.Of(sorted, 0.95)!.Value));
        }
        return bands;
    }
}
