using CdnLab.Model.Queueing;
using Xunit;

namespace CdnLab.Model.Tests.Queueing;

public sealed class ColdStartTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 10, 10, 0, 0, TimeSpan.Zero);
    private static readonly ColdStart Cold = new() { For = TimeSpan.FromSeconds(60), Slowdown = 3 };

    [Fact]
    public void Admit_ServersThatWereThereFromTheStart_AreWarm()
    {
        var queue = Queue(2);

        Assert.Equal(Start.AddSeconds(2), queue.Admit(Start, TimeSpan.FromSeconds(2)).Finish);
    }

    // The server joins at +30 s and is cold for 60 s.
    [Theory]
    [InlineData(1, 0, 30, 6)]
    [InlineData(30, 0, 30, 6)]
    [InlineData(90, -1, 90, 6)]
    [InlineData(90, 0, 90, 2)]
    [InlineData(90, 1, 90, 2)]
    public void Admit_ServerThatJoined_IsSlowerUntilItIsWarm(double seconds, int ticks, double starts, double takes)
    {
        var queue = Queue(1);
        queue.Admit(Start, TimeSpan.FromHours(1));
        queue.Resize(2, Start.AddSeconds(30));

        var decision = queue.Admit(Start.AddSeconds(seconds).AddTicks(ticks), TimeSpan.FromSeconds(2));

        Assert.Equal(Start.AddSeconds(starts).AddTicks(ticks), decision.Start);
        Assert.Equal(TimeSpan.FromSeconds(takes), decision.Finish - decision.Start);
    }

    [Fact]
    public void Admit_ColdServerUsedBefore_IsColdStill()
    {
        var queue = Queue(1);
        queue.Admit(Start, TimeSpan.FromHours(1));
        queue.Resize(2, Start);
        queue.Admit(Start, TimeSpan.FromSeconds(1));

        Assert.Equal(Start.AddSeconds(6), queue.Admit(Start, TimeSpan.FromSeconds(1)).Finish);
    }

    [Fact]
    public void Restart_WithWork_ForgetsItAndServesColdFromTheInstantGiven()
    {
        var queue = Queue(2);
        queue.Resize(3, Start.AddHours(1));
        for (var i = 0; i < 5; i++)
        {
            queue.Admit(Start, TimeSpan.FromHours(2));
        }
        var back = Start.AddSeconds(10);
        queue.Restart(Start.AddSeconds(1), back);

        Assert.Equal(0, queue.QueueLength(Start.AddSeconds(1)));
        Assert.Equal(3, queue.Servers);
        for (var i = 0; i < 3; i++)
        {
            var decision = queue.Admit(Start.AddSeconds(2), TimeSpan.FromSeconds(2));
            Assert.Equal((back, back.AddSeconds(6)), (decision.Start, decision.Finish));
        }
        Assert.Equal(back.AddSeconds(6), queue.Admit(Start.AddSeconds(2), TimeSpan.FromSeconds(2)).Start);
    }

    [Fact]
    public void Restart_WithoutColdStart_ServesAsBefore()
    {
        var queue = new MultiServerQueue(1, 100, TimeSpan.FromHours(1));
        queue.Admit(Start, TimeSpan.FromHours(2));
        queue.Restart(Start, Start);

        Assert.Equal(Start.AddSeconds(2), queue.Admit(Start, TimeSpan.FromSeconds(2)).Finish);
    }

    [Fact]
    public void Restart_BackBeforeItBegins_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Queue(1).Restart(Start, Start.AddTicks(-1)));

    [Fact]
    public void Lengthen_BeyondADay_IsADayUnlessLongerAlready()
    {
        var huge = new ColdStart { For = TimeSpan.FromSeconds(1), Slowdown = 1e300 };

        Assert.Equal(TimeSpan.FromDays(1), huge.Lengthen(TimeSpan.FromSeconds(1)));
        Assert.Equal(TimeSpan.FromDays(2), huge.Lengthen(TimeSpan.FromDays(2)));
        Assert.Equal(TimeSpan.Zero, huge.Lengthen(TimeSpan.Zero));
    }

    private static MultiServerQueue Queue(int servers) => new(servers, 100, TimeSpan.FromHours(2), Cold);
}
