using CdnLab.Model.Queueing;
using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;
using Xunit;

namespace CdnLab.Model.Tests.Queueing;

/// <summary>Long seeded runs against closed forms; the service rate is 1 a second a server. The interval is that of the
/// batch means at 99.9 % (Student's t, 31 batches).</summary>
public sealed class QueueingTheoryTests
{
    private const int Batches = 31;
    private const int BatchSize = 20_000;
    private const double Student = 3.646;
    private static readonly DateTimeOffset Start = new(2022, 6, 10, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(1, 0.8)]
    [InlineData(3, 0.7)]
    [InlineData(8, 0.9)]
    public void Admit_PoissonArrivalsAndExponentialService_WaitsAsErlangCTells(int servers, double utilization)
    {
        var offered = servers * utilization;
        var run = Run(servers, int.MaxValue, offered);

        var waits = ErlangC(servers, offered);
        AssertMean(waits, run, d => d.Start > d.Arrival ? 1 : 0);
        AssertMean(waits / (servers - offered), run, d => (d.Start - d.Arrival).TotalSeconds);
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(4, 3.0)]
    [InlineData(10, 12.0)]
    public void Admit_NoWaitingRoom_RejectsAsErlangBTells(int servers, double offered) =>
        AssertMean(
            ErlangB(servers, offered), Run(servers, 0, offered), d => d.Outcome == AdmissionOutcome.Rejected ? 1 : 0);

    private static (DateTimeOffset Arrival, DateTimeOffset Start, AdmissionOutcome Outcome)[] Run(
        int servers, int queueMax, double rate)
    {
        var queue = new MultiServerQueue(servers, queueMax, TimeSpan.FromDays(1));
        var arrivals = new PoissonArrivals(new RandomStream(7, "arrivals"));
        var service = new RandomStream(7, "service");
        var now = Start;
        return [.. Enumerable.Range(0, (Batches + 1) * BatchSize).Select(_ =>
        {
            now = arrivals.Next(now, rate)!.Value;
            var decision = queue.Admit(now, TimeSpan.FromSeconds(service.NextExponential()));
            return (now, decision.Start, decision.Outcome);
        })];
    }

    private static void AssertMean<T>(double expected, T[] run, Func<T, double> value)
    {
        // The first batch is left out: the queue starts empty.
        var means = run.Chunk(BatchSize).Skip(1).Select(batch => batch.Average(value)).ToArray();
        var mean = means.Average();
        var half = Student * Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / (Batches - 1) / Batches);
        Assert.InRange(expected, mean - half, mean + half);
        Assert.True(half < 0.15 * expected, $"the interval {mean} ± {half} is too wide to tell anything");
    }

    private static double ErlangB(int servers, double offered) =>
        Enumerable.Range(1, servers).Aggregate(1.0, (b, n) => offered * b / (n + offered * b));

    private static double ErlangC(int servers, double offered)
    {
        var b = ErlangB(servers, offered);
        return servers * b / (servers - offered * (1 - b));
    }
}
