using CdnLab.Model.Queueing;
using CdnLab.Origin.Capacity;
using CdnLab.Origin.Configuration;
using CdnLab.Origin.Faults;
using CdnLab.ServiceDefaults.Clock;
using CdnLab.ServiceDefaults.Control;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Origin.Tests.Capacity;

/// <summary>The worker pool against schedules worked out by hand; a small answer takes exactly one second.</summary>
public sealed class WorkerPoolTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 10, 10, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _time = new(Start);
    private readonly SeriesRecorder _series = new(TimeSpan.FromSeconds(60));

    [Fact]
    public async Task Serve_TwoWorkersFiveArrivals_FinishesAfterTheHandMadeSchedule()
    {
        var pool = Pool(workers: 2);
        Task<AdmissionOutcome>[] served = [.. Enumerable.Range(0, 5).Select(_ => pool.ServeAsync(0))];
        var finished = new List<int>();
        for (var second = 0; second < 4; second++)
        {
            finished.Add(served.Count(t => t.IsCompleted));
            _time.Advance(Second - Tick);
            Assert.Equal(finished[^1], served.Count(t => t.IsCompleted));
            _time.Advance(Tick);
        }
        Assert.Equal([0, 2, 4, 5], finished);
        Assert.All(await Task.WhenAll(served), outcome => Assert.Equal(AdmissionOutcome.Served, outcome));
        Assert.Equal(3, Sum("queue_max"));
    }

    [Theory]
    [InlineData(0, AdmissionOutcome.Served)]
    [InlineData(1, AdmissionOutcome.Served)]
    [InlineData(2, AdmissionOutcome.Rejected)]
    [InlineData(3, AdmissionOutcome.Rejected)]
    public async Task Serve_WithSoManyWaiting_IsRejectedAtOnceFromQueueMaxOn(int waiting, AdmissionOutcome outcome)
    {
        var pool = Pool(workers: 1, queueMax: 2);
        for (var i = 0; i < 1 + waiting; i++)
        {
            _ = pool.ServeAsync(0);
        }
        var served = pool.ServeAsync(0);
        Assert.Equal(outcome == AdmissionOutcome.Rejected, served.IsCompleted);
        _time.Advance(10 * Second);
        Assert.Equal(outcome, await served);
    }

    [Theory]
    [InlineData(-1, AdmissionOutcome.TimedOut)]
    [InlineData(0, AdmissionOutcome.Served)]
    [InlineData(1, AdmissionOutcome.Served)]
    public async Task Serve_WaitOfTwoSeconds_TimesOutAtTheLongestWait(int ticks, AdmissionOutcome outcome)
    {
        var longest = 2 * Second + ticks * Tick;
        var pool = Pool(workers: 1, timeout: longest);
        _ = pool.ServeAsync(0);
        _ = pool.ServeAsync(0);
        var served = pool.ServeAsync(0);
        var due = outcome == AdmissionOutcome.TimedOut ? longest : 3 * Second;
        _time.Advance(due - Tick);
        Assert.False(served.IsCompleted);
        _time.Advance(Tick);
        Assert.Equal(outcome, await served);
    }

    [Fact]
    public void Serve_RequestsThatWaitInVain_TakePlacesInTheQueue()
    {
        var pool = Pool(workers: 1, queueMax: 2, timeout: Second / 2);
        for (var i = 0; i < 3; i++)
        {
            _ = pool.ServeAsync(0);
        }
        Assert.Equal(2, pool.State.QueueLength);
        Assert.True(pool.ServeAsync(0).IsCompleted);
        _time.Advance(Second / 2);
        Assert.Equal(0, pool.State.QueueLength);
    }

    [Theory]
    [InlineData(0, 1.0, 1.0)]
    [InlineData(1_000_000, 1.0, 4.0)]
    [InlineData(1_000_000, 2.5, 10.0)]
    public void Serve_Document_TakesMedianPlusItsBytesTimesTheSlowdown(int bytes, double slowdown, double seconds)
    {
        var pool = Pool(workers: 1, slowdown: slowdown);
        var served = pool.ServeAsync(bytes);
        _time.Advance(TimeSpan.FromSeconds(seconds) - Tick);
        Assert.False(served.IsCompleted);
        _time.Advance(Tick);
        Assert.True(served.IsCompleted);
    }

    [Fact]
    public void Resize_NewWorkers_StartAfterTheDelay()
    {
        var pool = Pool(workers: 1);
        pool.Resize(2, 5 * Second);
        Assert.Equal((2, 1), (pool.State.Workers, pool.State.Available));
        Assert.Equal((true, false), TwoAtOnce());
        _time.Advance(3 * Second - Tick);
        Assert.Equal((2, 1), (pool.State.Workers, pool.State.Available));
        _time.Advance(Tick);
        Assert.Equal((2, 2), (pool.State.Workers, pool.State.Available));
        Assert.Equal((true, true), TwoAtOnce());

        // Asks two at once and tells which are served in the first second; takes two seconds.
        (bool, bool) TwoAtOnce()
        {
            var (first, second) = (pool.ServeAsync(0), pool.ServeAsync(0));
            _time.Advance(Second);
            var done = (first.IsCompleted, second.IsCompleted);
            _time.Advance(Second);
            return done;
        }
    }

    [Fact]
    public void Resize_BackBeforeTheNewWorkersStart_KeepsThoseThatServe()
    {
        var pool = Pool(workers: 2);
        pool.Resize(5, TimeSpan.FromHours(1));
        pool.Resize(2, TimeSpan.Zero);
        Assert.Equal((2, 2), (pool.State.Workers, pool.State.Available));
        Task[] served = [pool.ServeAsync(0), pool.ServeAsync(0)];
        _time.Advance(Second);
        Assert.All(served, t => Assert.True(t.IsCompleted));
    }

    [Fact]
    public void BusySeconds_OfARequestAcrossABinsEnd_CountInBothBins()
    {
        var pool = Pool(workers: 1);
        _time.Advance(59.25 * Second);
        _ = pool.ServeAsync(0);
        _ = pool.ServeAsync(0);
        _time.Advance(2 * Second);
        Assert.Equal([0.75, 1.25], Bins("busy_seconds"));
    }

    [Fact]
    public void WorkerSeconds_WithAScaleOutInsideABin_CountEachWorkerFromItsStart()
    {
        var pool = Pool(workers: 2);
        _time.Advance(20 * Second);
        pool.Resize(5, 10 * Second);
        _time.Advance(40 * Second);
        pool.Account();
        Assert.Equal([2 * 60 + 3 * 30], Bins("worker_seconds"));
        _time.Advance(60 * Second);
        pool.Resize(1, TimeSpan.Zero);
        _time.Advance(60 * Second);
        pool.Account();
        Assert.Equal([210, 300, 60], Bins("worker_seconds"));
    }

    [Fact]
    public async Task Utilization_OfASaturatedPool_IsExactlyOne()
    {
        var pool = Pool(workers: 3, queueMax: 10_000);
        Task[] served = [.. Enumerable.Range(0, 3 * 180).Select(_ => pool.ServeAsync(0))];
        _time.Advance(180 * Second);
        pool.Account();
        await Task.WhenAll(served);
        Assert.Equal([180, 180, 180], Bins("busy_seconds"));
        Assert.Equal([180, 180, 180], Bins("worker_seconds"));
    }

    [Fact]
    public void Serve_AfterTheClockWasSetBack_FindsNoWorkerBusyUntilTheOldTime()
    {
        var clock = new LabTimeProvider(_time);
        var pool = Pool(workers: 1, clock: clock);
        _ = pool.ServeAsync(0);
        _time.Advance(Second);
        clock.Set(new ClockAnchor(_time.GetUtcNow(), new(1999, 1, 1, 0, 0, 0, TimeSpan.Zero), 1));
        var served = pool.ServeAsync(0);
        _time.Advance(Second);
        Assert.True(served.IsCompleted);
    }

    // Two seconds are cold: the second request begins in the third.
    private WorkerPool Pool(
        int workers,
        int queueMax = 100,
        TimeSpan? timeout = null,
        double slowdown = 1,
        TimeProvider? clock = null)
    {
        var options = new OriginOptions
        {
            Capacity = new CapacityOptions
            {
                Workers = workers,
                QueueMax = queueMax,
                QueueTimeout = timeout ?? TimeSpan.FromHours(1),
                ServiceTimeMedian = 2 * Second,
                SmallServiceTimeMedian = Second,
                ServiceTimeSigma = 0,
                BytesPerSecond = 500_000,
            },
        };
        var journal = new JournalBuffer(_time, ControlJson.Options);
        var faults = new FaultSwitch(options, journal);
        faults.Set(new FaultOptions { Slowdown = slowdown });
        return new WorkerPool(options, faults, clock ?? _time, journal, _series);
    }

    private double[] Bins(string series) => [.. _series.Read().Bins.Select(b => b.Values.GetValueOrDefault(series))];

    private double Sum(string series) => Bins(series).Sum();
}
