using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>Poisson arrivals whose rate is constant within a bin: the mean of what the scenario says over it. Bins are
/// counted from the start, before it too.</summary>
internal sealed class ArrivalProcess(ScenarioSpec spec, TimeSpan bin, RandomStream random)
{
    private readonly Dictionary<long, double> _rates = [];

    /// <summary>The next arrival after an instant; null: none before the end.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var left = random.NextExponential();
        var at = after;
        while (at < spec.End)
        {
            var index = (long)Math.Floor((double)(at - spec.Start).Ticks / bin.Ticks);
            var (end, rate) = (spec.Start + bin * (index + 1), RateOf(index));
            var mean = rate * (end - at).TotalSeconds;
            if (left < mean)
            {
                return at + TimeSpan.FromSeconds(left / rate);
            }
            left -= mean;
            at = end;
        }
        return null;
    }

    private double RateOf(long index)
    {
        if (!_rates.TryGetValue(index, out var rate))
        {
            _rates.Add(index, rate = Mean(spec.Start + bin * index, spec.Start + bin * (index + 1)));
        }
        return rate;
    }

    /// <summary>The mean rate over a stretch.</summary>
    private double Mean(DateTimeOffset from, DateTimeOffset to)
    {
        var (sum, at, rate) = (0.0, from, spec.Clients.Rate);
        foreach (var step in spec.Timeline)
        {
            if (step.Action is SetClientsAction { Rate: { } changed })
            {
                var until = step.At < from ? from : step.At > to ? to : step.At;
                sum += rate * Shape(at, until);
                (at, rate) = (until, changed);
            }
        }
        return (sum + rate * Shape(at, to)) / (to - from).TotalSeconds;
    }

    /// <summary>The integral of the daily curve over a stretch, seconds.</summary>
    private double Shape(DateTimeOffset from, DateTimeOffset to) =>
        (to - from).TotalSeconds * (spec.Clients.Diurnal?.FactorOver(from, to) ?? 1);
}
