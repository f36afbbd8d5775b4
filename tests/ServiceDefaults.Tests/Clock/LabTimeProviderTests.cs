using CdnLab.ServiceDefaults.Clock;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.ServiceDefaults.Tests.Clock;

public sealed class LabTimeProviderTests
{
    private readonly FakeTimeProvider _real = new();

    [Fact]
    public void GetUtcNow_WithoutSpeed_IsRealTime()
    {
        var clock = new LabTimeProvider(_real);
        _real.Advance(TimeSpan.FromHours(3.3));
        Assert.Equal(_real.GetUtcNow(), clock.GetUtcNow());
    }

    [Fact]
    public void GetUtcNow_AfterSet_ShowsTheAnchorAndRunsAtItsSpeed()
    {
        var clock = new LabTimeProvider(_real);
        var lab = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
        clock.Set(new ClockAnchor(_real.GetUtcNow() + TimeSpan.FromSeconds(2), lab, 60));
        Assert.Equal(lab - TimeSpan.FromMinutes(2), clock.GetUtcNow());
        _real.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(lab + TimeSpan.FromMinutes(1), clock.GetUtcNow());
    }

    [Fact]
    public void GetElapsedTime_AcrossASetThatMovesTheDateBack_CountsLabTimeOnly()
    {
        var clock = new LabTimeProvider(_real, speed: 10);
        var start = clock.GetTimestamp();
        _real.Advance(TimeSpan.FromSeconds(1));
        clock.Set(new ClockAnchor(_real.GetUtcNow(), DateTimeOffset.UnixEpoch, 100));
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(110), clock.GetElapsedTime(start));
    }

    [Fact]
    public void CreateTimer_AtSpeed60_FiresAfterASixtiethOfTheDueTime()
    {
        var clock = new LabTimeProvider(_real, speed: 60);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        Assert.Equal(0, fired);
        _real.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, fired);
        _real.Advance(TimeSpan.FromDays(9));
        Assert.Equal(1, fired);
    }

    [Fact]
    public void CreateTimer_WithPeriod_FiresOncePerLabPeriod()
    {
        var clock = new LabTimeProvider(_real, speed: 7);
        var fired = new List<DateTimeOffset>();
        var start = clock.GetUtcNow();
        using var timer = clock.CreateTimer(
            _ => fired.Add(clock.GetUtcNow()), null, TimeSpan.Zero, TimeSpan.FromSeconds(7));
        _real.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal([0, 7, 14, 21], fired.Select(at => (int)(at - start).TotalSeconds));
    }

    [Fact]
    public void Set_WhileATimerWaits_WaitsTheRestAtTheNewSpeed()
    {
        var clock = new LabTimeProvider(_real, speed: 1);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(100), Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromSeconds(40));
        clock.Set(new ClockAnchor(_real.GetUtcNow(), DateTimeOffset.UnixEpoch, 60));
        _real.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        Assert.Equal(0, fired);
        _real.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, fired);
    }

    [Fact]
    public void Set_SpeedZero_HoldsTimersUntilTheClockRunsAgain()
    {
        var clock = new LabTimeProvider(_real, speed: 1);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        clock.Set(clock.Anchor with { Speed = 0 });
        _real.Advance(TimeSpan.FromDays(3));
        Assert.Equal((0, clock.Anchor.Lab), (fired, clock.GetUtcNow()));
        clock.Set(clock.Anchor with { Speed = 10 });
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, fired);
    }

    [Fact]
    public void CreateTimer_LongerThanSystemTimersCan_FiresAtItsTime()
    {
        var clock = new LabTimeProvider(_real, speed: 0.01);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromDays(99.9));
        Assert.Equal(0, fired);
        _real.Advance(TimeSpan.FromDays(0.2));
        Assert.Equal(1, fired);
    }

    [Fact]
    public void CreateTimer_InfiniteDueTime_FiresOnlyAfterChange()
    {
        var clock = new LabTimeProvider(_real, speed: 2);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, fired);
        timer.Change(TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, fired);
    }

    [Fact]
    public void Dispose_BeforeTheDueTime_NeverFires()
    {
        var clock = new LabTimeProvider(_real);
        var fired = 0;
        var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        timer.Dispose();
        clock.Set(clock.Anchor with { Speed = 5 });
        _real.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, fired);
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Set_ImpossibleSpeed_IsRefused(double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new LabTimeProvider(_real).Set(ClockAnchor.RealTime(_real.GetUtcNow()) with { Speed = speed }));
}
