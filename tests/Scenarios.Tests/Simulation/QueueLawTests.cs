using CdnLab.Model.Queueing;
using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Tests.Simulation.BruteForce;
using Xunit;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>The origin's queue against queueing theory.</summary>
public sealed class QueueLawTests
{
    private const int Batches = 20;
    private const int BatchSize = 20_000;
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(1, 0.8)]
    [InlineData(2, 0.7)]
    [InlineData(8, 0.85)]
    [InlineData(25, 0.9)]
    public void Wait_ExponentialServiceTimes_IsErlangs(int servers, double utilization)
    {
        var load = servers * utilization;

        var waits = Waits(servers, load, random => random.NextExponential());

        Assert.InRange(NormalLaw.StudentZ(waits, ErlangC(servers, load) / (servers - load)), -3.9, 3.9);
    }

    [Theory]
    [InlineData(0, 0.7)]
    [InlineData(0.5, 0.7)]
    [InlineData(1, 0.5)]
    public void Wait_LognormalServiceTimes_IsThatOfPollaczekAndKhinchine(double sigma, double utilization)
    {
        // With mean 1: E[S^2] = exp(sigma^2).
        var median = Math.Exp(-sigma * sigma / 2);

        var waits = Waits(1, utilization, random => random.NextLognormal(median, sigma));

        Assert.InRange(
            NormalLaw.StudentZ(waits, utilization * Math.Exp(sigma * sigma) / 2 / (1 - utilization)), -3.9, 3.9);
    }

    [Fact]
    public void Wait_EverythingPassed_IsThatOfPollaczekAndKhinchine()
    {
        var capacity = ClosedFormScenario.Passed.Origin.Capacity;
        var (median, square) = (capacity.ServiceTimeMedian.TotalSeconds, Math.Pow(capacity.ServiceTimeSigma, 2));
        var load = ClosedFormScenario.Rate * median * Math.Exp(square / 2);
        var wait = ClosedFormScenario.Rate * median * median * Math.Exp(2 * square) / 2 / (1 - load);

        var totals = Totals(8);

        var waits = Moments.Of([.. totals.Select(t => t.WaitSeconds / t.Served)]);
        Assert.InRange(NormalLaw.StudentZ(waits, wait), -3.9, 3.9);
        // Poisson arrivals see time averages: the queue that they meet is Little's L = lambda W.
        var met = Moments.Of([.. totals.Select(t => t.QueueMet / t.Served)]);
        Assert.InRange(NormalLaw.StudentZ(met, ClosedFormScenario.Rate * wait), -3.9, 3.9);
    }

    /// <summary>Little's law without a law of chance: the integral of the number at the origin is the sum of the times
    /// there, up to what is there at the end.</summary>
    [Fact]
    public void NumberAtTheOrigin_Integrated_IsTheSumOfTimesThere() => Assert.All(
        Totals(2), t => Assert.InRange(t.AtOriginSeconds, t.SojournSeconds - 30, t.SojournSeconds + 1e-3));

    private static List<RunTotals> Totals(int seeds)
    {
        var spec = ClosedFormScenario.Passed;
        var simulator = new BruteForceSimulator(ScenarioCompiler.Compile(spec), BinWidth.Of(spec));
        return [.. Enumerable.Range(1, seeds).Select(seed => simulator.Run((ulong)seed).Totals)];
    }

    /// <summary>Mean waits, batch by batch, in mean service times.</summary>
    private static Moments Waits(int servers, double load, Func<RandomStream, double> service)
    {
        var queue = new MultiServerQueue(servers, int.MaxValue, TimeSpan.MaxValue);
        var random = new RandomStream(7, "queue-law");
        var (now, means) = (Start, new List<double>());
        for (var batch = -1; batch < Batches; batch++)
        {
            var sum = 0.0;
            for (var i = 0; i < BatchSize; i++)
            {
                now += TimeSpan.FromSeconds(random.NextExponential() / load);
                sum += (queue.Admit(now, TimeSpan.FromSeconds(service(random))).Start - now).TotalSeconds;
            }
            means.Add(sum / BatchSize);
        }
        // The first one began with an empty queue.
        return Moments.Of(means[1..]);
    }

    /// <summary>Probability of a wait.</summary>
    private static double ErlangC(int servers, double load)
    {
        var blocked = 1.0;
        for (var i = 1; i <= servers; i++)
        {
            blocked = load * blocked / (i + load * blocked);
        }
        return blocked / (1 - load / servers * (1 - blocked));
    }
}
