using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;
using CdnLab.Testing;
using CdnLab.Traffic.Sending;
using Xunit;

namespace CdnLab.Traffic.Tests.Sending;

public class SchedulerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<(DateTimeOffset Intended, DateTimeOffset Sent)> _sent = [];

    [Fact]
    public void Start_ClockRuns_SendsEachArrivalAtItsIntendedTime()
    {
        using var scheduler = Scheduler(rate: 10);
        scheduler.Start(DateTimeOffset.MaxValue);

        _time.Advance(TimeSpan.FromMinutes(10));

        // Poisson: 6,000 expected; five standard deviations are 387.
        Assert.InRange(_sent.Count, 6_000 - 387, 6_000 + 387);
        Assert.All(_sent, arrival => Assert.Equal(arrival.Intended, arrival.Sent));
    }

    [Fact]
    public void Start_SameSeed_SameTimes()
    {
        using (var first = Scheduler(rate: 5))
        {
            first.Start(DateTimeOffset.MaxValue);
            _time.Advance(TimeSpan.FromMinutes(1));
        }
        var begun = new FakeTimeProvider().GetUtcNow();
        var once = _sent.Select(arrival => arrival.Intended - begun).ToList();
        var again = new PoissonArrivals(new RandomStream(7, "arrivals"));
        var expected = new List<TimeSpan>();
        for (var at = again.Next(begun, 5)!.Value; at <= begun.AddMinutes(1); at = again.Next(at, 5)!.Value)
        {
            expected.Add(at - begun);
        }

        Assert.NotEmpty(once);
        Assert.Equal(expected, once);
    }

    [Fact]
    public void Start_Until_NoArrivalAtOrAfterIt()
    {
        var until = _time.GetUtcNow().AddSeconds(30);
        using var scheduler = Scheduler(rate: 10);
        scheduler.Start(until);

        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.False(scheduler.Running);
        Assert.NotEmpty(_sent);
        Assert.All(_sent, arrival => Assert.True(arrival.Intended < until));
    }

    [Fact]
    public void Rate_RaisedFromZero_BeginsArrivals()
    {
        using var scheduler = Scheduler(rate: 0);
        scheduler.Start(DateTimeOffset.MaxValue);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(_sent);

        scheduler.Rate = 10;
        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.InRange(_sent.Count, 6_000 - 387, 6_000 + 387);
    }

    [Fact]
    public void Stop_ClockRunsOn_NoFurtherArrival()
    {
        using var scheduler = Scheduler(rate: 10);
        scheduler.Start(DateTimeOffset.MaxValue);
        _time.Advance(TimeSpan.FromMinutes(1));
        scheduler.Stop();
        var sent = _sent.Count;

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(sent, _sent.Count);
    }

    private Scheduler Scheduler(double rate) => new(
        _time,
        new PoissonArrivals(new RandomStream(7, "arrivals")),
        rate,
        intended => _sent.Add((intended, _time.GetUtcNow())));
}
