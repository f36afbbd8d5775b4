using CdnLab.ServiceDefaults.Series;
using Xunit;

namespace CdnLab.ServiceDefaults.Tests.Series;

public sealed class SeriesRecorderTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 10, 10, 30, 0, TimeSpan.Zero);

    private readonly SeriesRecorder _series = new(TimeSpan.FromSeconds(60));

    [Fact]
    public void Counter_AroundABinsEdge_CountsByTheTimeOfEachEvent()
    {
        var requests = _series.Counter("requests");
        requests.Add(Start);
        requests.Add(Start.AddSeconds(60).AddTicks(-1), 2);
        requests.Add(Start.AddSeconds(60), 4);
        requests.Add(Start.AddSeconds(1), 8);
        Assert.Equal([(Start, 11), (Start.AddMinutes(1), 4)], Values("requests"));
    }

    [Fact]
    public void Counter_FromManyThreads_LosesNothing()
    {
        var requests = _series.Counter("requests");
        using var together = new Barrier(4);
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            together.SignalAndWait();
            for (var n = 0; n < 200_000; n++)
            {
                requests.Add(Start.AddMinutes(n % 2));
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal([(Start, 400_000), (Start.AddMinutes(1), 400_000)], Values("requests"));
    }

    [Fact]
    public void DurationSum_IsToldInSeconds()
    {
        var busy = _series.DurationSum("busy_seconds");
        busy.Add(Start, TimeSpan.FromMilliseconds(250));
        busy.Add(Start, TimeSpan.FromMilliseconds(500));
        Assert.Equal([(Start, 0.75)], Values("busy_seconds"));
    }

    [Fact]
    public void Level_KeepsItsLastValueInLaterBins()
    {
        var (looping, requests) = (_series.Level("looping"), _series.Counter("requests"));
        looping.Set(Start, 7);
        looping.Set(Start, 5);
        requests.Add(Start.AddMinutes(1));
        requests.Add(Start.AddMinutes(3));
        looping.Set(Start.AddMinutes(3), 0);
        requests.Add(Start.AddMinutes(4));
        Assert.Equal([5, 5, 0, 0], Values("looping").Select(bin => bin.Value));
        Assert.Equal(5, Assert.Single(_series.Read(Start.AddMinutes(1)).Bins.Take(1)).Values["looping"]);
    }

    [Fact]
    public void Maximum_IsTheHighestOfItsBinAlone()
    {
        var queue = _series.Maximum("queue_max");
        Parallel.For(0, 1_000, n => queue.Observe(Start, n));
        queue.Observe(Start.AddMinutes(1), 3);
        Assert.Equal([999, 3], Values("queue_max").Select(bin => bin.Value));
    }

    [Fact]
    public void Latency_IsToldAsPercentiles()
    {
        var latency = _series.Latency("latency");
        for (var i = 1; i <= 1_000; i++)
        {
            latency.Record(Start, TimeSpan.FromMilliseconds(i));
        }

        Assert.InRange(Values("latency_p50").Single().Value, 0.5 * 0.984, 0.5 * 1.016);
        Assert.InRange(Values("latency_p99").Single().Value, 0.99 * 0.984, 0.99 * 1.016);
    }

    [Fact]
    public void Read_After_LeavesOutEarlierBinsAndAbsentSeries()
    {
        var (requests, _) = (_series.Counter("requests"), _series.Counter("never"));
        requests.Add(Start);
        requests.Add(Start.AddMinutes(1));
        var bin = Assert.Single(_series.Read(Start.AddSeconds(90)).Bins);
        Assert.Equal((Start.AddMinutes(1), "requests"), (bin.Bin, Assert.Single(bin.Values).Key));
    }

    [Fact]
    public void BinAt_AfterTheClockWasSetBack_CountsThere()
    {
        var requests = _series.Counter("requests");
        requests.Add(Start.AddYears(4));
        requests.Add(Start);
        requests.Add(Start);
        Assert.Equal([(Start, 2), (Start.AddYears(4), 1)], Values("requests"));
    }

    [Fact]
    public void Read_BeyondTheBound_HasTheNewestBins()
    {
        var requests = _series.Counter("requests");
        for (var i = 0; i < SeriesRecorder.BinsMax + 10; i++)
        {
            requests.Add(Start.AddMinutes(i));
        }

        var bins = Values("requests");
        Assert.Equal((SeriesRecorder.BinsMax, Start.AddMinutes(10)), (bins.Count, bins[0].Bin));
    }

    [Fact]
    public void Register_ANameTwice_IsRefused()
    {
        _series.Counter("requests");
        Assert.Throws<InvalidOperationException>(() => _series.Level("requests"));
    }

    private List<(DateTimeOffset Bin, double Value)> Values(string name) =>
        [.. _series.Read().Bins.Where(bin => bin.Values.ContainsKey(name)).Select(bin => (bin.Bin, bin.Values[name]))];
}
