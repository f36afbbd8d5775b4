using CdnLab.Model.Queueing;
using CdnLab.Origin.Capacity;
using CdnLab.Origin.Configuration;
using CdnLab.Origin.Faults;
using CdnLab.ServiceDefaults.Control;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Origin.Tests.Capacity;

/// <summary>Workers that are cold at first, against schedules worked out by hand; a small answer takes a second when they
/// are warm.</summary>
public sealed class WorkerPoolColdStartTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 10, 10, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _time = new(Start);
    private readonly SeriesRecorder _series = new(TimeSpan.FromSeconds(60));

    [Theory]
    [InlineData(false, 1, 2)]
    [InlineData(true, 3, 4)]
    public async Task Serve_ColdStart_SlowsWorkersOfAProcessThatStartedAgain(bool again, int first, int second)
    {
        var pool = Pool(new ColdStart { For = 2 * Second, Slowdown = 3 }, again);
        Task<AdmissionOutcome>[] served = [pool.ServeAsync(0), pool.ServeAsync(0)];

        _time.Advance(first * Second - Tick);
        Assert.False(served[0].IsCompleted);
        _time.Advance(Tick);
        await served[0];
        _time.Advance((second - first) * Second - Tick);
        Assert.False(served[1].IsCompleted);
        _time.Advance(Tick);
        await served[1];
    }

    [Fact]
    public async Task Resize_ColdStart_SlowsTheWorkerThatJoined()
    {
        var pool = Pool(new ColdStart { For = 100 * Second, Slowdown = 3 });
        _ = pool.ServeAsync(0);
        pool.Resize(2, Second / 2);
        var served = pool.ServeAsync(0);

        _time.Advance(3.5 * Second - Tick);
        Assert.False(served.IsCompleted);
        _time.Advance(Tick);
        Assert.Equal(AdmissionOutcome.Served, await served);
    }

    private WorkerPool Pool(ColdStart cold, bool again = false)
    {
        var options = new OriginOptions
        {
            StartsCold = again,
            Capacity = new CapacityOptions
            {
                Workers = 1,
                QueueTimeout = TimeSpan.FromHours(1),
                ServiceTimeMedian = 2 * Second,
                SmallServiceTimeMedian = Second,
                ServiceTimeSigma = 0,
                ColdStart = cold,
            },
        };
        var journal = new JournalBuffer(_time, ControlJson.Options);
        return new WorkerPool(options, new FaultSwitch(options, journal), _time, journal, _series);
    }
}
