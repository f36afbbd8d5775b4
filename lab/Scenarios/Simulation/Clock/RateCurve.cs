using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Simulation.Clock;

/// <summary>The arrival rate over a run, as a factor on the scenario's rate that is constant within a bin, and its
/// integral, the operational time: Poisson arrivals of a varying rate are those of a constant one on this clock (time
/// change). It also owns the bins, which are the buckets of the event queue too.</summary>
internal sealed class RateCurve
{
    private readonly double[] _integral;
    private readonly double _perBin;
    private readonly int[] _guide;
    private readonly double _guideScale;

    public RateCurve(DateTimeOffset begin, TimeSpan bin, int bins, Func<DateTimeOffset, DateTimeOffset, double> mean)
    {
        Begin = begin;
        Bins = bins;
        BinTicks = Ticks.Of(bin);
        _perBin = 1.0 / BinTicks;
        BinSeconds = bin.TotalSeconds;
        Factor = new double[bins];
        _integral = new double[bins + 1];
        for (var b = 0; b < bins; b++)
        {
            Factor[b] = mean(begin + bin * b, begin + bin * (b + 1));
            _integral[b + 1] = _integral[b] + Factor[b] * BinSeconds;
        }
        _guide = new int[2 * bins + 2];
        _guideScale = Total > 0 ? 2 * bins / Total : 0;
        for (int i = 0, b = 0; i < _guide.Length; i++)
        {
            while (b < bins - 1 && _integral[b + 1] * _guideScale <= i - 1)
            {
                b++;
            }
            _guide[i] = b;
        }
    }

    /// <summary>First instant of the run.</summary>
    public DateTimeOffset Begin { get; }

    /// <summary>Number of bins.</summary>
    public int Bins { get; }

    public long BinTicks { get; }

    public double BinSeconds { get; }

    /// <summary>First instant after the run.</summary>
    public long End => Bins * BinTicks;

    /// <summary>Operational time of the whole run, seconds at the scenario's rate.</summary>
    public double Total => _integral[Bins];

    /// <summary>The factor by bin.</summary>
    public double[] Factor { get; }

    public int BinOf(long at)
    {
        // A multiplication is several times as fast as a division; it may be one off.
        var bin = (int)(at * _perBin);
        return at < bin * BinTicks ? bin - 1 : at >= (bin + 1) * BinTicks ? bin + 1 : bin;
    }

    /// <summary>Operational time, seconds.</summary>
    public double Integral(long at)
    {
        if (at >= End)
        {
            return Total;
        }
        return Integral(at, BinOf(at));
    }

    /// <summary>The same of an instant within a bin of the run.</summary>
    public double Integral(long at, int bin) => _integral[bin] + Factor[bin] * Ticks.Seconds(at - bin * BinTicks);

    /// <summary>The bin in which an operational time falls; <see cref="Bins"/> when it is beyond the run.</summary>
    public int BinOfOperational(double time)
    {
        if (time >= Total)
        {
            return Bins;
        }
        var bin = _guide[(int)(time * _guideScale)];
        while (_integral[bin + 1] <= time)
        {
            bin++;
        }
        return bin;
    }

    /// <summary>The instant of an operational time within a bin.</summary>
    public long Inverse(double time, int bin) =>
        bin * BinTicks + Math.Min(BinTicks - 1, Ticks.OfSeconds((time - _integral[bin]) / Factor[bin]));

    public DateTimeOffset TimeOf(long at) => Begin + Ticks.Span(at);

    public long At(DateTimeOffset time) => Ticks.Of(time - Begin);

    /// <summary>The curve of a scenario: its warm-up rounded up to whole bins, its diurnal law, its changes of rate.
    /// </summary>
    public static RateCurve Of(ScenarioSpec spec)
    {
        var bin = BinWidth.Of(spec);
        var warmBins = (int)Math.Ceiling(spec.Warmup / bin);
        var bins = warmBins + (int)Math.Ceiling(spec.Duration / bin);
        var rates = spec.Timeline
            .Where(step => step.Action is SetClientsAction { Rate: not null })
            .Select(step => (step.At, Rate: ((SetClientsAction)step.Action).Rate!.Value / spec.Clients.Rate))
            .ToList();
        return new(spec.Start - bin * warmBins, bin, bins, (from, to) =>
            RateFactor.Mean(from, to, rates) * (spec.Clients.Diurnal?.FactorOver(from, to) ?? 1));
    }
}
