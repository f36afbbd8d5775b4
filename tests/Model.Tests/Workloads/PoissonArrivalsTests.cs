using CdnLab.Model.Randomness;
using CdnLab.Model.Tests.Randomness;
using CdnLab.Model.Workloads;
using Xunit;

namespace CdnLab.Model.Tests.Workloads;

public class PoissonArrivalsTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 10, 10, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.5)]
    [InlineData(4)]
    [InlineData(250)]
    public void Next_ManyArrivals_GapsAreExponential(double rate)
    {
        var times = Times(rate, 50_000);
        var gaps = times.Zip(times.Skip(1), (a, b) => (b - a).TotalSeconds).ToArray();

        var mean = 1 / rate;
        Moments.AssertFit(gaps, mean, mean * mean, 9 * Math.Pow(mean, 4));
    }

    [Fact]
    public void Next_ManyArrivals_CountsPerSecondHaveVarianceEqualToTheMean()
    {
        const double Rate = 20;
        var times = Times(Rate, 100_000);
        var seconds = (int)(times[^1] - Start).TotalSeconds;
        var counts = new double[seconds];
        foreach (var second in times.Select(t => (int)(t - Start).TotalSeconds).Where(s => s < seconds))
        {
            counts[second]++;
        }

        // Fourth central moment of a Poisson law: mean (1 + 3 mean).
        Moments.AssertFit(counts, Rate, Rate, Rate * (1 + 3 * Rate));
    }

    [Fact]
    public void Next_RateZero_NeverComes() =>
        Assert.Null(new PoissonArrivals(new RandomStream(1, "arrivals")).Next(Start, 0));

    [Fact]
    public void Next_SameSeed_SameTimes() => Assert.Equal(Times(3, 100), Times(3, 100));

    private static List<DateTimeOffset> Times(double rate, int count)
    {
        var arrivals = new PoissonArrivals(new RandomStream(1, "arrivals"));
        var times = new List<DateTimeOffset>(count);
        var at = Start;
        for (var i = 0; i < count; i++)
        {
            at = arrivals.Next(at, rate)!.Value;
            times.Add(at);
        }
        return times;
    }
}
