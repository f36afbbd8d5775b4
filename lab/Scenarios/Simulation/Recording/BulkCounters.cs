using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Recording;

/// <summary>Rates at which requests end without changing anything, by channel over time. While a rate lasts nothing is
/// executed: its begin and end are noted, and the number of requests of a bin is drawn at the end, from the Poisson law
/// of the bin's mean.</summary>
internal sealed class BulkCounters(RateCurve curve, ChannelList channels)
{
    // By channel and bin: change of the rate at the bin's begin; seconds times rate that this leaves over or lacks in
    // it.
    private (double Step, double Part)[][] _rates = [];

    /// <summary>Adds a rate, requests a second at the scenario's own rate, from one instant to another.</summary>
    public void Add(int channel, double rate, long from, long to)
    {
        if (from < to && from < curve.End)
        {
            Add(channel, rate, Between(from, to));
        }
    }

    /// <summary>The same for a time that several rates have in common.</summary>
    public void Add(int channel, double rate, in Span time)
    {
        var rates = channel < _rates.Length ? _rates[channel] : Of(channel);
        ref var begin = ref rates[time.FirstBin];
        begin.Step += rate;
        begin.Part -= rate * time.Before;
        ref var end = ref rates[time.LastBin];
        end.Step -= rate;
        end.Part += rate * time.Within;
    }

    /// <summary>The time from one instant to a later one.</summary>
    public Span Between(long from, long to)
    {
        to = Math.Min(to, curve.End);
        return Between(from, curve.BinOf(from), to, curve.BinOf(to));
    }

    /// <summary>The same for a time within the run, given the bins of its begin and end.</summary>
    public Span Between(long from, int first, long to, int last) => new(
        first, last, Ticks.Seconds(from - first * curve.BinTicks), Ticks.Seconds(to - last * curve.BinTicks));

    /// <summary>Draws the requests of every bin and channel; to be called once, at the end.</summary>
    /// <param name="random">Where they are drawn from.</param>
    /// <param name="bins">Of how many bins.</param>
    /// <param name="count">Told the bin, the channel and the number.</param>
    public void Draw(RandomStream random, int bins, Action<int, Channel, long> count)
    {
        for (var c = 0; c < _rates.Length; c++)
        {
            var rate = 0.0;
            for (var bin = 0; bin < bins; bin++)
            {
                rate += _rates[c][bin].Step;
                // Sums of many rates, taken off again, may leave a grain below zero.
                var mean = channels[c].Weight * curve.Factor[bin]
                    * (rate * curve.BinSeconds + _rates[c][bin].Part);
                if (mean > 1e-9)
                {
                    count(bin, channels[c], random.NextPoisson(mean));
                }
            }
        }
    }

    private (double Step, double Part)[] Of(int channel)
    {
        var known = _rates.Length;
        Array.Resize(ref _rates, channel + 1);
        for (var c = known; c <= channel; c++)
        {
            _rates[c] = new (double, double)[curve.Bins + 1];
        }
        return _rates[channel];
    }

    /// <summary>A time by the bins in which it begins and ends.</summary>
    /// <param name="FirstBin">The bin in which it begins.</param>
    /// <param name="LastBin">The bin in which it ends.</param>
    /// <param name="Before">Seconds of the first bin before it.</param>
    /// <param name="Within">Seconds of the last bin that belong to it.</param>
    internal readonly record struct Span(int FirstBin, int LastBin, double Before, double Within);
}
